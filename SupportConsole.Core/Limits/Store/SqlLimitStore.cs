using System.Collections.Concurrent;
using System.Data.Common;

namespace SupportConsole.Core.Limits.Store;

/// <summary>The limiter's state in a database: statements of one dialect. Connections that served well are kept with their prepared statements.</summary>
internal sealed class SqlLimitStore(LimitDialect dialect, TimeProvider clock) : ILimitStore, IAsyncDisposable
{
    // Nodes whose clocks differ agree on the server's. A test that brings its own time keeps it.
    private readonly LimitStatements _statements = clock == TimeProvider.System ? dialect.Statements : dialect.Statements with { Clock = null };

    private readonly ConcurrentBag<LimitSession> _idle = [];

    public async Task<ILimitTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        await DemandDatabaseAsync();
        if (!_idle.TryTake(out var session))
        {
            session = await dialect.OpenAsync(cancellationToken);
        }

        try
        {
            return new SqlLimitTransaction(_statements, session, await session.BeginAsync(cancellationToken), _idle.Add);
        }
        catch
        {
            await session.DisposeAsync();
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
        while (_idle.TryTake(out var session))
        {
            await session.DisposeAsync();
        }
    }
}
