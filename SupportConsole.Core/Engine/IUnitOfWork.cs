namespace SupportConsole.Core.Engine;

/// <summary>
/// The transaction of one batch. Statements are handed over through <see cref="Tables{T}"/> and sent together by the
/// flush, which on a server is one round trip; a <see cref="Pending{T}"/> answer is there after it. A write that does
/// not meet the rows it expects throws <see cref="StoreConflictException"/>, at the latest at the flush.
/// </summary>
internal interface IUnitOfWork : IAsyncDisposable
{
    /// <summary>
    /// The clock that all nodes share, one row, read after the statements before; null where there is none but the
    /// node's own (a file, and tests that bring their own time).
    /// </summary>
    Pending<List<DateTimeOffset>>? ReadClock() => null;

    /// <summary>The statements of a feature's tables.</summary>
    T Tables<T>()
        where T : class;

    /// <summary>Sends what was handed over; the answers are there when it returns.</summary>
    Task FlushAsync();

    /// <summary>Flushes and commits: durable when it returns.</summary>
    Task CommitAsync();
}

/// <summary>Tells the other nodes which accounts a commit changed.</summary>
internal interface IChangeEventTables
{
    /// <param name="node">The node that commits.</param>
    /// <param name="now">The time of the batch.</param>
    /// <param name="accounts">Account ids, separated by spaces.</param>
    void Append(string node, DateTimeOffset now, string accounts);
}
