using SupportConsole.Core.Limits;
using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Nodes;

namespace SupportConsole.Tests.Simulation.Faults;

/// <summary>Counters are written over whatever stands there, without compare and set.</summary>
internal abstract class OverwritesCounters(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    public override void SaveCounters(IReadOnlyCollection<AccountState> states) =>
        Write(nameof(SaveCounters), async () =>
        {
            foreach (var state in states)
            {
                await LockAsync(LockedTable.State, state.AccountId);
                Changes.States[state.AccountId] = state with { Version = state.Version + 1 };
            }
        });
}

/// <summary>The row is read like any other: FOR UPDATE is missing.</summary>
internal sealed class ChecksOutsideTheLock(Tables tables, Fiber fiber, ITransactionWatch watch)
    : OverwritesCounters(tables, fiber, watch)
{
    protected override ValueTask<List<AccountState>> LockStatesAsync(IEnumerable<string> accountIds) =>
        ValueTask.FromResult(
            accountIds.Where(Tables.States.ContainsKey).Select(accountId => Tables.States[accountId]).ToList()
        );
}

/// <summary>The row is locked, but what is decided on was read before: an ORM's cached entity.</summary>
internal sealed class ReadsBeforeTheLock(Tables tables, Fiber fiber, ITransactionWatch watch)
    : OverwritesCounters(tables, fiber, watch)
{
    protected override async ValueTask<List<AccountState>> LockStatesAsync(IEnumerable<string> accountIds)
    {
        var read = accountIds.Where(Tables.States.ContainsKey).Select(accountId => Tables.States[accountId]).ToList();
        await base.LockStatesAsync(read.Select(state => state.AccountId));
        return read;
    }
}

/// <summary>
/// SKIP LOCKED and the condition on the token are missing: what another worker has just taken is taken again.
/// </summary>
internal sealed class LeasesWhatIsHeld(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    protected override bool IsFree(string transcriptId) => true;
}
