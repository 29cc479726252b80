using SupportConsole.Core.Accounts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Nodes;

namespace SupportConsole.Tests.Simulation.Faults;

/// <summary>
/// A reader that does not know of kinds, as that of an older version: whoever decides takes an escalation of the
/// streaming limit for one of the throttle limit.
/// </summary>
internal sealed class TakesEveryEscalationForAsync(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    public override Pending<List<Escalation>> FindEscalations(IReadOnlyCollection<string> ids) =>
        Query(nameof(FindEscalations), () =>
            ids.Select(Tables.Escalations.GetValueOrDefault)
                .OfType<Escalation>()
                .Select(escalation => escalation with { Kind = LimitKind.AsyncConcurrency })
        );
}

/// <summary>What a manager sets is written without its mark: the platform's next call takes it back.</summary>
internal sealed class ForgetsWhatManagersSet(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    public override void UpdateAccounts(IReadOnlyCollection<Account> accounts) =>
        base.UpdateAccounts([.. accounts.Select(account => account with { ConsoleFields = ConsoleFields.None })]);
}
