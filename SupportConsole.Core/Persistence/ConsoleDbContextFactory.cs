using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SupportConsole.Core.Persistence;

/// <summary>Makes a context of the configured engine: one an operation.</summary>
internal sealed class ConsoleDbContextFactory : IDbContextFactory<ConsoleDbContext>
{
    private readonly Func<ConsoleDbContext> _create;

    public ConsoleDbContextFactory(SqliteDatabase database)
    {
        var options = new DbContextOptionsBuilder<SqliteConsoleDbContext>()
            .UseSqlite(database.ConnectionString)
            .AddInterceptors(new SqliteConnectionSettings(database))
            .Options;
        _create = () => new SqliteConsoleDbContext(options);
    }

    public ConsoleDbContextFactory(NpgsqlDataSource dataSource)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlConsoleDbContext>().UseNpgsql(dataSource).Options;
        _create = () => new PostgreSqlConsoleDbContext(options);
    }

    /// <param name="sqlServer">A connection string of SQL Server.</param>
    public ConsoleDbContextFactory(string sqlServer)
    {
        var options = new DbContextOptionsBuilder<SqlServerConsoleDbContext>()
            .UseSqlServer(sqlServer)
            .AddInterceptors(new SqlServerKeyLists())
            .Options;
        _create = () => new SqlServerConsoleDbContext(options);
    }

    public ConsoleDbContext CreateDbContext() => _create();
}
