using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges.Escalations;

/// <summary>
/// Notes that nobody decided about an escalation in time; it counts as lapsed from that time on, noted or not.
/// </summary>
internal sealed class LapseEscalationCommand(string accountId, string escalationId) : Command<LapsedEscalation>
{
    public override void Require(CommandContext context)
    {
        context.RequireMove(accountId);
        context.Audit.Attempts.Add(EscalationEnding.LapseAttempt(escalationId));
    }

    public override void Decide(CommandContext context)
    {
        Outcome = new(false);
        if (
            context.Accounts.Find(accountId) is { } account
            && context.Escalations.Waiting(accountId) is { } waiting
            && waiting.Id == escalationId
            && waiting.StateAt(context.Now) == EscalationState.Lapsed
        )
        {
            EscalationEnding.Lapse(context, waiting, context.LimitOf(account, waiting.Kind));
            Outcome = new(true);
        }
    }
}

/// <summary>Whether an escalation was ended.</summary>
internal sealed record LapsedEscalation(bool IsLapsed);
