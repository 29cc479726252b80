using SupportConsole.Core.Engine;
using SupportConsole.Tests.Simulation.Nodes;

namespace SupportConsole.Tests.Simulation.Database;

/// <summary>
/// The limiter's state in memory, as one loop of one node reaches it: transactions at READ COMMITTED with row locks, as
/// on PostgreSQL; or, in the worlds where it is a file, one transaction at a time, as on SQLite. Each call is an await,
/// at which other nodes' calls may come in between and at which anything may fail.
/// </summary>
internal sealed class MemoryStore(Fiber fiber, ITransactionWatch watch, Func<MemoryTransaction> begin, bool isFile)
    : ICommandStore
{
    /// <summary>The transaction under way, or the last one.</summary>
    public MemoryTransaction? Current { get; private set; }

    public async Task<IUnitOfWork> BeginAsync(CancellationToken cancellationToken)
    {
        watch.OnCall("Begin");
        await fiber;
        Current = begin();
        if (isFile)
        {
            await Current.TakeFileAsync();
        }

        return Current;
    }

    public StoreFailure Classify(Exception exception) =>
        exception switch
        {
            StoreConflictException => StoreFailure.Retry,
            DatabaseException database => database.Failure,
            _ => StoreFailure.Fault,
        };
}

/// <summary>Who looks at what a transaction does.</summary>
internal interface ITransactionWatch
{
    /// <summary>Milliseconds since the epoch on the clock of the transaction's node.</summary>
    long NodeTime { get; }

    /// <summary>A call is about to be made.</summary>
    void OnCall(string call);

    /// <summary>Transactions wait for each other in a circle.</summary>
    void OnDeadlock(RowKey row);

    /// <summary>The transaction is about to be committed; the tables still stand as before.</summary>
    void OnCommitting(MemoryTransaction transaction);

    /// <summary>The transaction is committed; its node does not know yet.</summary>
    void OnCommitted(MemoryTransaction transaction);
}
