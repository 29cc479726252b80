namespace SupportConsole.Core.Persistence.Sql;

/// <summary>
/// An open connection with what it has prepared: a batch runs the same few statements again and again. One transaction
/// at a time.
/// </summary>
internal abstract class SqlSession : IAsyncDisposable
{
    /// <summary>Begins a transaction; on SQLite it takes the write lock at once.</summary>
    public abstract Task<StatementRunner> BeginAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
