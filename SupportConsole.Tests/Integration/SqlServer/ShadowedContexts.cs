using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Tests.Integration.SqlServer;

/// <summary>Contexts on SQLite whose queries and writes are made for SQL Server, too.</summary>
internal sealed class ShadowedContexts(SqliteDatabase database) : IDbContextFactory<ConsoleDbContext>
{
    private readonly DbContextOptions<SqliteConsoleDbContext> _options =
        new DbContextOptionsBuilder<SqliteConsoleDbContext>()
            .UseSqlite(database.ConnectionString)
            .AddInterceptors(new SqliteConnectionSettings(database), new Saving())
            .ReplaceService<IAsyncQueryProvider, Provider>()
            .Options;

    public ConsoleDbContext CreateDbContext() => new SqliteConsoleDbContext(_options);

#pragma warning disable EF1001 // EF has no public place before a query's parameters are taken out of it.
    private sealed class Provider(IQueryCompiler compiler) : EntityQueryProvider(compiler)
    {
        public override TResult ExecuteAsync<TResult>(
            Expression expression,
            CancellationToken cancellationToken = default
        )
        {
            SqlServerShadow.Translate<TResult>(expression);
            return base.ExecuteAsync<TResult>(expression, cancellationToken);
        }
    }
#pragma warning restore EF1001

    private sealed class Saving : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            SqlServerShadow.Save(eventData.Context!);
            return new(result);
        }
    }
}
