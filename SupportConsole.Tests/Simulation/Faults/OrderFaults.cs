using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Nodes;

namespace SupportConsole.Tests.Simulation.Faults;

/// <summary>Last in, first out: the ORDER BY has the wrong direction.</summary>
internal sealed class StartsNewestFirst(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    protected override IEnumerable<Transcript> NextToStart(string accountId, int count) =>
        Waiting(accountId).Reverse().Take(count);
}

/// <summary>What comes back gets a new place, behind everybody who came since.</summary>
internal sealed class RequeuesToTheBack(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    public override void Requeue(IReadOnlyCollection<Transcript> requeued)
    {
        base.Requeue(requeued);
        Write("BackOfTheQueue", () =>
        {
            foreach (var id in requeued.Select(transcript => transcript.Id))
            {
                var row = See(id)!;
                Changes.Transcripts[id] = row with { Sequence = Tables.States[row.AccountId].NextSequence + 1_000 };
            }
        });
    }
}

/// <summary>The ORDER BY of the lock is missing.</summary>
internal sealed class LocksInAnyOrder(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    protected override async ValueTask<List<AccountState>> LockStatesAsync(IEnumerable<string> accountIds)
    {
        var locked = new List<AccountState>();
        foreach (var accountId in accountIds)
        {
            locked.AddRange(await base.LockStatesAsync([accountId]));
        }

        return locked;
    }
}
