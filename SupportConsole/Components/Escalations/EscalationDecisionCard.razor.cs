using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges.Escalations;

namespace SupportConsole.Components.Escalations;

/// <summary>
/// Approve or deny, for engineering only and never for the requester, who may take it back; afterwards, how it ended.
/// </summary>
public sealed partial class EscalationDecisionCard
{
    private readonly Attempt _attempt = new();
    private string? _comment = "";
    private string? _problem;

    [Inject]
    public required IEscalationService Escalations { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required ILogger<EscalationDecisionCard> Logger { get; init; }

    /// <summary>What is decided about.</summary>
    [Parameter, EditorRequired]
    public required EscalationDetail Detail { get; set; }

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    /// <summary>An attempt was answered.</summary>
    [Parameter]
    public EventCallback OnDecided { get; set; }

    private Escalation Escalation => Detail.Escalation;

    private bool IsOwn => Escalation.RequestedById == Actor.Id;

    private bool MayDecide => !IsOwn && Actor.May(Permission.DecideEscalations);

    private bool MayWithdraw => IsOwn && Actor.May(Permission.RequestEscalation);

    private async Task SendAsync(EscalationDecision decision)
    {
        _problem = null;
        _attempt.Want((decision, _comment ?? ""));
        var answered = await _attempt.RunAsync(
            async () =>
                Tell(
                    decision,
                    await Escalations.DecideAsync(
                        await CurrentActor.GetAsync(),
                        new(Escalation.Id, decision, _comment ?? "", _attempt.Id),
                        CancellationToken.None
                    )
                ),
            exception =>
            {
                Logger.DecisionFailed(Escalation.Id, exception);
                _problem = EscalationWords.DecisionUnanswered;
            }
        );
        if (answered)
        {
            await OnDecided.InvokeAsync();
        }
    }

    private void Tell(EscalationDecision decision, EscalationDecisionOutcome outcome)
    {
        _problem = Problem(outcome);
        if (outcome is EscalationDecisionOutcome.Decided decided)
        {
            Toasts.Add(EscalationWords.Done(decision, Detail), decided.AuditSequence);
        }
    }

    private static string? Problem(EscalationDecisionOutcome outcome) =>
        outcome switch
        {
            EscalationDecisionOutcome.Refused refused => refused.Sentence,
            EscalationDecisionOutcome.Forbidden forbidden => forbidden.Sentence,
            EscalationDecisionOutcome.Invalid invalid => string.Join(
                ' ',
                invalid.Problems.Select(problem => problem.Message)
            ),
            EscalationDecisionOutcome.UnknownEscalation => EscalationWords.NoSuch,
            _ => null,
        };
}
