using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Alerts;

namespace SupportConsole.Components.Home;

/// <summary>Asks until when an alert is put off; closes itself then.</summary>
public sealed partial class SnoozeAlertDialog
{
    private static readonly int[] Choices = [1, 4, 24];

    private readonly Attempt _attempt = new();
    private int _hours = Choices[0];
    private DateTimeOffset? _until;
    private bool _isDone;
    private string? _problem;

    [Inject]
    public required IAlerts Alerts { get; init; }

    [Inject]
    public required IOptions<AlertOptions> Options { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required ILogger<SnoozeAlertDialog> Logger { get; init; }

    /// <summary>The alert; nobody else holds it.</summary>
    [Parameter, EditorRequired]
    public required StandingAlert Alert { get; set; }

    /// <inheritdoc/>
    protected override Attempt Attempt => _attempt;

    /// <inheritdoc/>
    protected override bool IsDone => _isDone;

    /// <inheritdoc/>
    protected override string DraftKey => $"snooze-alert:{Alert.Alert.Id}";

    private IEnumerable<int> Offered => Choices.Where(hours => hours <= Options.Value.MaximumSnoozeHours);

    /// <inheritdoc/>
    protected override void Restore(SnoozeAlertDraft draft) =>
        _hours =
            int.TryParse(draft.Hours, CultureInfo.InvariantCulture, out var hours) && Choices.Contains(hours)
                ? hours
                : _hours;

    /// <inheritdoc/>
    protected override async Task AnsweredAsync()
    {
        await base.AnsweredAsync();
        if (IsDone)
        {
            await OnClose.InvokeAsync();
        }
    }

    private void Choose(int hours)
    {
        (_hours, _until, _problem) = (hours, null, null);
        Attempt.Change();
    }

    private Task SnoozeAsync() => AttemptAsync(AskAsync);

    private async Task<bool> AskAsync(Actor actor)
    {
        // A retry asks for the same time.
        var until = _until ??= Clock.GetUtcNow().AddHours(_hours);
        _problem = null;
        return await Attempt.RunAsync(
            async () =>
            {
                switch (await Alerts.SnoozeAsync(actor, Alert.Alert.Id, until, Attempt.Id, CancellationToken.None))
                {
                    case AlertOutcome.Refused refused:
                        _problem = refused.Sentence;
                        break;
                    case AlertOutcome.Done done:
                        _isDone = true;
                        Toasts.Add(HomeWords.Snoozed(Alert.AccountName), done.AuditSequence);
                        break;
                }
            },
            exception =>
            {
                Logger.AttemptFailed(Alert.Alert.AccountId, exception);
                _problem = HomeWords.Unanswered;
            }
        );
    }
}
