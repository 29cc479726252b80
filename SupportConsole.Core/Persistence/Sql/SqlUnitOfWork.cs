using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>One batch's transaction on a database.</summary>
internal sealed class SqlUnitOfWork(
    SqlStatements sql,
    SqlTables tables,
    SqlSession session,
    StatementRunner run,
    Action<SqlSession> giveBack
) : IUnitOfWork
{
    private readonly Dictionary<Type, object> _tables = [];
    private bool _isCommitted;

    public Pending<List<DateTimeOffset>>? ReadClock() =>
        sql.Clock is { } clock ? run.Query(clock, row => row.Time(0)) : null;

    public T Tables<T>()
        where T : class
    {
        if (!_tables.TryGetValue(typeof(T), out var known))
        {
            _tables[typeof(T)] = known = tables.Create(typeof(T), sql, run);
        }

        return (T)known;
    }

    public Task FlushAsync() => run.FlushAsync();

    public async Task CommitAsync()
    {
        await run.CommitAsync();
        _isCommitted = true;
    }

    public async ValueTask DisposeAsync()
    {
        var isHealthy = _isCommitted;
        try
        {
            await run.DisposeAsync();
        }
        catch (System.Data.Common.DbException)
        {
            // What is committed stays so; what failed has its own exception on the way. Only the connection is done
            // for.
            isHealthy = false;
        }

        if (isHealthy)
        {
            giveBack(session);
        }
        else
        {
            // Whatever went wrong may be wrong with the connection.
            await session.DisposeAsync();
        }
    }
}
