using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Audit.Checkpoints;
using SupportConsole.Core.Live;

namespace SupportConsole.Components.Audit;

/// <summary>Whether the audit chain holds, checked on demand.</summary>
public sealed partial class ChainState : IDisposable
{
    private Counter _progress = new(() => { });
    private CancellationTokenSource? _running;
    private CheckpointState? _checkpoints;
    private string? _error;
    private bool _verifying;

    [Inject]
    public required IAuditReader Audit { get; init; }

    [Inject]
    public required IAuditCheckpoints Checkpoints { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required LastVerification Last { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<ChainState> Logger { get; init; }

    private string CheckpointText => _checkpoints is null ? AuditWords.CheckpointsUnread : AuditWords.NoCheckpointYet;

    /// <inheritdoc/>
    public void Dispose() => Cancel();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (await CurrentActor.FindAsync() is { } actor)
        {
            ReadCheckpoints(actor);
        }
    }

    private void Cancel() => _running?.Cancel();

    private async Task VerifyAsync()
    {
        var actor = await CurrentActor.GetAsync();
        using var running = _running = new CancellationTokenSource();
        using var live = new LiveRefresh(
            Clock,
            LiveRefresh.Shortest,
            () => InvokeAsync(StateHasChanged),
            signal => _progress = new Counter(signal)
        );
        (_verifying, _error) = (true, null);
        try
        {
            // Off the circuit: walking the chain must not keep the page from answering.
            Last.Result = await Task.Run(() => Audit.VerifyAsync(actor, _progress, running.Token), running.Token);
            ReadCheckpoints(actor);
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
            _error = AuditWords.Cancelled;
        }
        catch (Exception exception)
        {
            Logger.VerificationFailed(exception);
            _error = AuditWords.NotChecked;
        }
        finally
        {
            (_verifying, _running) = (false, null);
        }
    }

    private void ReadCheckpoints(Actor actor)
    {
        try
        {
            _checkpoints = Checkpoints.Find(actor);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Logger.CheckpointsFailed(exception);
            _checkpoints = null;
        }
    }

    /// <summary>Told for every entry, so it only counts; the page looks four times a second.</summary>
    private sealed class Counter(Action changed) : IProgress<long>, IDisposable
    {
        private long _checked;

        public long Checked => Volatile.Read(ref _checked);

        public void Report(long value)
        {
            Volatile.Write(ref _checked, value);
            changed();
        }

        public void Dispose() { }
    }
}
