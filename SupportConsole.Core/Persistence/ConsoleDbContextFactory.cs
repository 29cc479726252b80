using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace SupportConsole.Core.Persistence;

/// <summary>
/// Hands out a context of the configured engine: one an operation. Disposing it gives it back, because setting one up
/// takes longer than a short query.
/// </summary>
internal sealed class ConsoleDbContextFactory : IDbContextFactory<ConsoleDbContext>
{
    private readonly Func<ConsoleDbContext> _create;

    public ConsoleDbContextFactory(SqliteDatabase database)
    {
        var options = new DbContextOptionsBuilder<SqliteConsoleDbContext>()
            .UseSqlite(database.ConnectionString)
            .AddInterceptors(new SqliteConnectionSettings(database))
            .Options;
        _create = new PooledDbContextFactory<SqliteConsoleDbContext>(options).CreateDbContext;
    }

    public ConsoleDbContextFactory(NpgsqlDataSource dataSource)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlConsoleDbContext>().UseNpgsql(dataSource).Options;
        _create = new PooledDbContextFactory<PostgreSqlConsoleDbContext>(options).CreateDbContext;
    }

    /// <param name="sqlServer">A connection string of SQL Server.</param>
    public ConsoleDbContextFactory(string sqlServer)
    {
        var options = new DbContextOptionsBuilder<SqlServerConsoleDbContext>()
            .UseSqlServer(sqlServer)
            .AddInterceptors(new SqlServerKeyLists())
            .Options;
        _create = new PooledDbContextFactory<SqlServerConsoleDbContext>(options).CreateDbContext;
    }

    public ConsoleDbContext CreateDbContext() => _create();
}
