using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Nodes;

namespace SupportConsole.Tests.Simulation.Faults;

/// <summary>
/// Faults that other systems shipped, each in the part of the database's work that we imitate: nothing in the product
/// knows of them. Faults of the rules themselves are planted by Stryker.NET, see docs/development.md.
/// </summary>
internal static class PlantedFaults
{
    public static IReadOnlyDictionary<string, PlantedFault> All { get; } =
        new Dictionary<string, PlantedFault>
        {
            ["the newest waiting starts first"] = With(
                (tables, fiber, watch) => new StartsNewestFirst(tables, fiber, watch)
            ),
            ["the limit is checked outside the lock"] = With(
                (tables, fiber, watch) => new ChecksOutsideTheLock(tables, fiber, watch)
            ),
            ["the state is read before the lock is had"] = With(
                (tables, fiber, watch) => new ReadsBeforeTheLock(tables, fiber, watch)
            ),
            ["accounts are locked in the order of the calls"] = With(
                (tables, fiber, watch) => new LocksInAnyOrder(tables, fiber, watch)
            ),
            ["a heartbeat is answered and not written"] = With(
                (tables, fiber, watch) => new ForgetsHeartbeats(tables, fiber, watch)
            ),
            ["a lease that ran out is not recorded"] = With(
                (tables, fiber, watch) => new ForgetsLostLeases(tables, fiber, watch)
            ),
            ["a transcript whose worker died goes to the back"] = With(
                (tables, fiber, watch) => new RequeuesToTheBack(tables, fiber, watch)
            ),
            ["usage is written outside the transaction"] = With(
                (tables, fiber, watch) => new ChargesOutsideTheTransaction(tables, fiber, watch)
            ),
            ["a deposit is written outside the transaction"] = With(
                (tables, fiber, watch) => new PaysOutsideTheTransaction(tables, fiber, watch)
            ),
            ["a minute of the history is not written"] = With(
                (tables, fiber, watch) => new ForgetsMinutes(tables, fiber, watch)
            ),
            ["the throttle e-mail is written outside the transaction"] = With(
                (tables, fiber, watch) => new MailsOutsideTheTransaction(tables, fiber, watch)
            ),
            ["the throttle e-mail is sent again after a restart"] = With(
                (tables, fiber, watch) => new MailsAgainAfterRestarts(tables, fiber, watch)
            ),
            ["two workers get the same transcript"] = With(
                (tables, fiber, watch) => new LeasesWhatIsHeld(tables, fiber, watch)
            ),
            ["a rollback leaves the new rows behind"] = With(
                (tables, fiber, watch) => new KeepsInserts(tables, fiber, watch)
            ),
            ["a cancelled transcript still starts"] = With(
                (tables, fiber, watch) => new StartsWhatIsCanceled(tables, fiber, watch)
            ),
            ["a cancelled transcript is still counted"] = With(
                (tables, fiber, watch) => new CountsWhatIsCanceled(tables, fiber, watch)
            ),
            ["a place in line ignores the cancelled behind it"] = With(
                (tables, fiber, watch) => new ForgetsGaps(tables, fiber, watch)
            ),
            ["a pause is answered and not written"] = With(
                (tables, fiber, watch) => new ForgetsPauses(tables, fiber, watch)
            ),
            ["an approved streaming limit moves the throttle limit"] = With(
                (tables, fiber, watch) => new TakesEveryEscalationForAsync(tables, fiber, watch)
            ),
            ["the platform overwrites a manager's plan"] = With(
                (tables, fiber, watch) => new ForgetsWhatManagersSet(tables, fiber, watch)
            ),
            ["old transcripts are deleted outside the transaction"] = With(
                (tables, fiber, watch) => new DeletesOutsideTheTransaction(tables, fiber, watch)
            ),
            ["the answer is given before the commit"] = new AnswersBeforeCommit(),
        };

    private static FaultyTransactions With(Func<Tables, Fiber, ITransactionWatch, MemoryTransaction> begin) =>
        new(begin);

    private sealed class FaultyTransactions(Func<Tables, Fiber, ITransactionWatch, MemoryTransaction> begin)
        : PlantedFault
    {
        public override MemoryTransaction Begin(Tables tables, Fiber fiber, ITransactionWatch watch) =>
            begin(tables, fiber, watch);
    }

    /// <summary>The loop tells its callers as soon as it sends the commit.</summary>
    private sealed class AnswersBeforeCommit : PlantedFault
    {
        public override void AtCall(NodeLoop loop, string call)
        {
            if (call == "Commit")
            {
                loop.Acknowledge();
            }
        }
    }
}
