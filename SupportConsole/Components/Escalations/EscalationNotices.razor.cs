using System.Data.Common;
using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Live;

namespace SupportConsole.Components.Escalations;

/// <summary>Tells the person who asked how it ended, on whatever page they are, until they dismiss it.</summary>
public sealed partial class EscalationNotices : IDisposable
{
    /// <summary>Any commit may be the one, and everybody who is signed in looks; nobody waits for it by the second.</summary>
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _left = new();
    private readonly CancellationToken _gone;
    private readonly HashSet<string> _dismissed = [];
    private IReadOnlyList<Escalation> _ended = [];
    private DateTimeOffset _since;
    private LiveRefresh? _live;
    private bool _isFailing;

    /// <summary>The token outlives its source, which is disposed with the part while a load may still run.</summary>
    public EscalationNotices() => _gone = _left.Token;

    [Inject]
    public required IEscalationService Escalations { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<EscalationNotices> Logger { get; init; }

    /// <summary>Who is signed in.</summary>
    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _live?.Dispose();
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _since = Clock.GetUtcNow();
            _live = new LiveRefresh(
                Clock,
                RefreshInterval,
                () => InvokeAsync(LoadAsync),
                signal => Updates.Subscribe(null, signal)
            );
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            // What they took back themselves is no news.
            var ended = await Escalations.EndedSinceAsync(Actor, _since, _gone);
            IReadOnlyList<Escalation> shown =
            [
                .. ended.Where(escalation =>
                    escalation.State != EscalationState.Withdrawn && !_dismissed.Contains(escalation.Id)
                ),
            ];
            _isFailing = false;
            if (!shown.SequenceEqual(_ended))
            {
                _ended = shown;
                StateHasChanged();
            }
        }
        catch (Exception) when (_left.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception exception)
            when (exception is DbException or IOException or InvalidOperationException or TimeoutException)
        {
            if (!_isFailing)
            {
                _isFailing = true;
                Logger.PartFailed("a person's escalations", exception);
            }
        }
    }

    private void Dismiss(string id)
    {
        _dismissed.Add(id);
        _ended = [.. _ended.Where(escalation => escalation.Id != id)];
    }
}
