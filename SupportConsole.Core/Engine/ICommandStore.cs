namespace SupportConsole.Core.Engine;

/// <summary>
/// The database in which commands are decided. Every decision is made inside one of its transactions.
/// </summary>
internal interface ICommandStore
{
    /// <summary>Begins a transaction; disposing it without a commit leaves no trace.</summary>
    Task<IUnitOfWork> BeginAsync(CancellationToken cancellationToken);

    /// <summary>What the failure of a statement or commit means for the batch.</summary>
    StoreFailure Classify(Exception exception);
}

/// <summary>What to do about a failed transaction.</summary>
internal enum StoreFailure
{
    /// <summary>
    /// Somebody else was faster (deadlock victim, unique key, compare-and-set missed): decide again on fresh rows.
    /// </summary>
    Retry,

    /// <summary>The database is locked, full, gone: nobody can be served.</summary>
    Unavailable,

    /// <summary>A bug or a value the database will not take.</summary>
    Fault,
}

/// <summary>Rows were not as the decision had seen them: somebody else was faster.</summary>
internal sealed class StoreConflictException(string statement, int expected, int actual)
    : Exception($"{statement} met {actual} rows instead of {expected}.")
{
    /// <exception cref="StoreConflictException">The statement met other rows than expected.</exception>
    public static void ThrowIfDifferent(string statement, int expected, int actual)
    {
        if (actual != expected)
        {
            throw new StoreConflictException(statement, expected, actual);
        }
    }
}
