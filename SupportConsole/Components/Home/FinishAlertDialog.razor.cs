using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.Audit;

namespace SupportConsole.Components.Home;

/// <summary>Asks what was done before an alert counts as dealt with; closes itself then.</summary>
public sealed partial class FinishAlertDialog
{
    private readonly Attempt _attempt = new();
    private string _summary = "";
    private bool _submitted;
    private bool _isDone;
    private string? _problem;

    [Inject]
    public required IAlerts Alerts { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required ILogger<FinishAlertDialog> Logger { get; init; }

    /// <summary>The alert, the person's own.</summary>
    [Parameter, EditorRequired]
    public required StandingAlert Alert { get; set; }

    /// <inheritdoc/>
    protected override Attempt Attempt => _attempt;

    /// <inheritdoc/>
    protected override bool IsDone => _isDone;

    /// <inheritdoc/>
    protected override string DraftKey => $"finish-alert:{Alert.Alert.Id}";

    private string? Problem => _submitted ? Justification.SummaryProblem(_summary) : null;

    /// <inheritdoc/>
    protected override void Restore(FinishAlertDraft draft) => _summary = draft.Summary ?? "";

    /// <inheritdoc/>
    protected override async Task AnsweredAsync()
    {
        await base.AnsweredAsync();
        if (IsDone)
        {
            await OnClose.InvokeAsync();
        }
    }

    private void Type(string? text)
    {
        (_summary, _problem) = (text ?? "", null);
        Attempt.Change();
    }

    private Task FinishAsync() => AttemptAsync(AskAsync);

    private async Task<bool> AskAsync(Actor actor)
    {
        (_submitted, _problem) = (true, null);
        if (Problem is not null)
        {
            return false;
        }

        return await Attempt.RunAsync(
            async () =>
            {
                switch (await Alerts.FinishAsync(actor, Alert.Alert.Id, _summary, Attempt.Id, CancellationToken.None))
                {
                    case AlertOutcome.Refused refused:
                        _problem = refused.Sentence;
                        break;
                    case AlertOutcome.Done done:
                        _isDone = true;
                        Toasts.Add(HomeWords.Finished(Alert.AccountName), done.AuditSequence);
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
