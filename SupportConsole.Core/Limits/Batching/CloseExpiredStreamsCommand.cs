namespace SupportConsole.Core.Limits.Batching;

/// <summary>Closes sessions that nobody terminated within the longest time, and charges that time.</summary>
/// <param name="max">At most so many, oldest first.</param>
internal sealed class CloseExpiredStreamsCommand(int max) : LimitCommand<ClosedStreams>
{
    public override int Weight => max;

    public override void Require(BatchRequirements requirements) =>
        requirements.Rates.OverdueSessions = Math.Max(requirements.Rates.OverdueSessions, max);

    public override void Decide(LimitBatch batch)
    {
        var closed = 0;
        foreach (var id in batch.Rates.Overdue)
        {
            // Ended by an earlier command of the batch, or on another node before the lock.
            if (batch.Rates.Session(id) is { EndedAt: null } session && session.OpenedAt + batch.Rules.Streaming.MaximumSession <= batch.Now)
            {
                SessionCharge.End(session, billed: null, batch);
                closed++;
            }
        }

        Outcome = new(closed);
    }
}

/// <summary>How many sessions were closed.</summary>
internal sealed record ClosedStreams(int Count);
