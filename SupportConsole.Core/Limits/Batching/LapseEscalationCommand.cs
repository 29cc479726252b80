using SupportConsole.Core.LimitChanges.Escalations;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Notes that nobody decided about an escalation in time; it counts as lapsed from that time on, noted or not.</summary>
internal sealed class LapseEscalationCommand(string accountId, string escalationId) : LimitCommand<LapsedEscalation>
{
    public override void Require(BatchRequirements requirements)
    {
        requirements.Accounts.Add(accountId);
        requirements.Identities.Add(accountId);
        requirements.Changes.MovesOf.Add(accountId);
        requirements.CorrelationIds.Add(EscalationEnds.LapseAttempt(escalationId));
    }

    public override void Decide(LimitBatch batch)
    {
        Outcome = new(false);
        if (batch.Book(accountId) is { } book && batch.Changes.Waiting(accountId) is { } waiting && waiting.Id == escalationId
            && waiting.StateAt(batch.Now) == EscalationState.Lapsed)
        {
            EscalationEnds.Lapse(batch, waiting, batch.Standing(book));
            Outcome = new(true);
        }
    }
}

/// <summary>Whether an escalation was ended.</summary>
internal sealed record LapsedEscalation(bool IsLapsed);
