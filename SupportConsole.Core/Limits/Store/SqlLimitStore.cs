using System.Collections.Concurrent;
using System.Data.Common;

namespace SupportConsole.Core.Limits.Store;

/// <summary>The limiter's state in a database: ADO.NET over one dialect. Connections that served well are kept with their prepared statements.</summary>
internal sealed class SqlLimitStore(LimitDialect dialect) : ILimitStore, IAsyncDisposable
{
    private readonly ConcurrentBag<LimitConnection> _idle = [];

    public async Task<ILimitTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        await DemandDatabaseAsync();
        if (!_idle.TryTake(out var connection))
        {
            connection = new LimitConnection(dialect, await dialect.OpenAsync(cancellationToken));
        }

        try
        {
            var transaction = await dialect.BeginAsync(connection.Connection, cancellationToken);
            return new SqlLimitTransaction(dialect, connection, transaction, _idle.Add);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public StoreFailure Classify(Exception exception) => exception switch
    {
        StoreConflictException => StoreFailure.Retry,
        DbException database => dialect.Classify(database),
        IOException or TimeoutException or UnauthorizedAccessException => StoreFailure.Unavailable,
        _ => StoreFailure.Fault,
    };

    public ValueTask DisposeAsync() => DropIdleAsync();

    private async Task DemandDatabaseAsync()
    {
        try
        {
            dialect.DemandDatabase();
        }
        catch
        {
            // They would go on with what is gone.
            await DropIdleAsync();
            throw;
        }
    }

    private async ValueTask DropIdleAsync()
    {
        while (_idle.TryTake(out var connection))
        {
            await connection.DisposeAsync();
        }
    }
}
