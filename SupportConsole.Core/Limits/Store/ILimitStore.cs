namespace SupportConsole.Core.Limits.Store;

/// <summary>Where the limiter's state lives. Every decision is made inside one of its transactions.</summary>
internal interface ILimitStore
{
    /// <summary>Begins a transaction; disposing it without a commit leaves no trace.</summary>
    Task<ILimitTransaction> BeginAsync(CancellationToken cancellationToken);

    /// <summary>What the failure of a statement or commit means for the batch.</summary>
    StoreFailure Classify(Exception exception);
}

/// <summary>What to do about a failed transaction.</summary>
internal enum StoreFailure
{
    /// <summary>Somebody else was faster (deadlock victim, unique key, compare-and-set missed): decide again on fresh rows.</summary>
    Retry,

    /// <summary>The database is locked, full, gone: nobody can be served.</summary>
    Unavailable,

    /// <summary>A bug or a value the database will not take.</summary>
    Fault,
}
