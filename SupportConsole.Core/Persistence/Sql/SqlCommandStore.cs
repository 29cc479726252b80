using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>
/// Commands decided in a database, by statements of one dialect. Connections that served well are kept with their
/// prepared statements.
/// </summary>
internal sealed class SqlCommandStore(SqlDialect dialect, SqlTables tables, TimeProvider clock)
    : ICommandStore,
        IAsyncDisposable
{
    // Nodes whose clocks differ agree on the server's. A test that brings its own time keeps it.
    private readonly SqlStatements _statements =
        clock == TimeProvider.System ? dialect.Statements : dialect.Statements with { Clock = null };

    private readonly ConcurrentBag<SqlSession> _idle = [];

    public async Task<IUnitOfWork> BeginAsync(CancellationToken cancellationToken)
    {
        await DemandDatabaseAsync();
        if (!_idle.TryTake(out var session))
        {
            session = await dialect.OpenAsync(cancellationToken);
        }

        try
        {
            return new SqlUnitOfWork(
                _statements,
                tables,
                session,
                await session.BeginAsync(cancellationToken),
                _idle.Add
            );
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public StoreFailure Classify(Exception exception) =>
        exception switch
        {
            StoreConflictException => StoreFailure.Retry,
            DbException database => dialect.Classify(database),
            IOException or TimeoutException or UnauthorizedAccessException => StoreFailure.Unavailable,

            // EF's own around the driver's: a deadlock's victim comes as either, or as one in the other.
            DbUpdateException or InvalidOperationException when exception.InnerException is { } inner => Classify(
                inner
            ),
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
