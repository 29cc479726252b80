using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges.Escalations;

namespace SupportConsole.Components.Escalations;

/// <summary>Approve or deny, for engineering only and never for the requester, who may take it back; afterwards, how it ended.</summary>
public sealed partial class EscalationDecisionCard
{
    private string _comment = "";
    private string _correlationId = NewId();
    private (EscalationDecision Decision, string Comment)? _attempted;
    private string? _problem;
    private bool _running;

    [Inject]
    public required IEscalationService Escalations { get; init; }

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

    private static string NewId() => Guid.NewGuid().ToString("N");

    private async Task SendAsync(EscalationDecision decision)
    {
        if (_running)
        {
            return;
        }

        // The same decision again is the same attempt; another one is not.
        if (_attempted is { } before && before != (decision, _comment))
        {
            _correlationId = NewId();
        }

        (_running, _problem, _attempted) = (true, null, (decision, _comment));
        try
        {
            var outcome = await Escalations.DecideAsync(Actor, new(Escalation.Id, decision, _comment, _correlationId), CancellationToken.None);
            (_attempted, _correlationId) = (null, NewId());
            _problem = outcome switch
            {
                EscalationDecisionOutcome.Refused refused => refused.Sentence,
                EscalationDecisionOutcome.Forbidden forbidden => forbidden.Sentence,
                EscalationDecisionOutcome.Invalid invalid => string.Join(' ', invalid.Problems.Select(problem => problem.Message)),
                EscalationDecisionOutcome.UnknownEscalation => EscalationWords.NoSuch,
                _ => null,
            };
            await OnDecided.InvokeAsync();
        }
        catch (Exception exception)
        {
            Logger.DecisionFailed(Escalation.Id, exception);
            _problem = EscalationWords.DecisionUnanswered;
        }
        finally
        {
            _running = false;
        }
    }
}
