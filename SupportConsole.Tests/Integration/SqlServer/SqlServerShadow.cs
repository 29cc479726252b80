using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Tests.Integration.SqlServer;

/// <summary>
/// What EF would send to SQL Server, without one: each query and each write that a test makes on SQLite is made a
/// second time for SQL Server, answered with nothing, and its text is held against <see cref="TransactSql"/>.
/// </summary>
internal static class SqlServerShadow
{
    private static readonly AsyncLocal<List<string>?> Recording = new();

    private static readonly ConcurrentDictionary<string, IReadOnlyList<string>> Texts = new();

    private static readonly DbContextOptions<SqlServerConsoleDbContext> Options =
        new DbContextOptionsBuilder<SqlServerConsoleDbContext>()
            .UseSqlServer("Server=nowhere")
            .AddInterceptors(new SqlServerKeyLists(), new Answers())
            .Options;

    /// <summary>Every text so far.</summary>
    public static IEnumerable<string> Seen => Texts.Keys;

    /// <summary>Fails when anything was found wrong in this process; once, not in each test that follows.</summary>
    public static void Demand()
    {
        var wrong = Texts.Where(text => text.Value.Count > 0 && Texts.TryUpdate(text.Key, [], text.Value)).ToList();
        Assert.True(
            wrong.Count == 0,
            string.Join("\n\n", wrong.Select(text => $"{string.Join("; ", text.Value)}:\n{text.Key}"))
        );
    }

    /// <summary>A context on no server: it opens no connection and every statement meets no row.</summary>
    public static SqlServerConsoleDbContext CreateContext()
    {
        var context = new SqlServerConsoleDbContext(Options);
        context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return context;
    }

    /// <summary>The statements of a query.</summary>
    public static List<string> Record<T>(IQueryable<T> query)
    {
        var recorded = Recording.Value = [];
        Assert.Empty(query.ToList());
        Recording.Value = null;
        return recorded;
    }

    /// <summary>The statements of an act that finds nothing.</summary>
    public static async Task<List<string>> RecordAsync(Func<Task> act)
    {
        var recorded = Recording.Value = [];
        await Assert.ThrowsAsync<InvalidOperationException>(act);
        Recording.Value = null;
        return recorded;
    }

    /// <summary>Translates a query that is made on SQLite.</summary>
    /// <typeparam name="TResult">What the query is executed for.</typeparam>
    public static void Translate<TResult>(Expression query)
    {
        using var context = CreateContext();
        var provider = context.GetService<IAsyncQueryProvider>();
        var moved = new QueryOnSqlServer(context, provider);
        var translated = moved.Visit(query);
        if (moved.IsForSqliteAlone)
        {
            return;
        }

        Attempt(query.ToString(), () => Start(provider.ExecuteAsync<TResult>(translated, CancellationToken.None)));
    }

    /// <summary>Makes a write that is made on SQLite.</summary>
    public static void Save(DbContext changed)
    {
        using var context = CreateContext();
        var entries = changed
            .ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToList();
        foreach (var entry in entries)
        {
            var copy = context.Entry(entry.Entity);
            copy.State = entry.State == EntityState.Added ? EntityState.Added : EntityState.Unchanged;
            if (entry.State == EntityState.Deleted)
            {
                copy.State = EntityState.Deleted;
            }

            foreach (
                var property in entry.Properties.Where(property =>
                    entry.State == EntityState.Modified && property.IsModified
                )
            )
            {
                copy.Property(property.Metadata.Name).IsModified = true;
            }
        }

        if (entries.Count > 0)
        {
            Attempt(string.Join(", ", entries), () => context.SaveChanges());
        }
    }

    /// <summary>That nothing is found ends many a query in an exception; it was sent all the same.</summary>
    private static void Attempt(string what, Action act)
    {
        var outer = Recording.Value;
        var recorded = Recording.Value = [];
        Exception? failure = null;
        try
        {
            act();
        }
        catch (Exception exception)
            when (exception
                    is InvalidOperationException
                        or DbUpdateException
                        or ArgumentException
                        or InvalidCastException
                        or IndexOutOfRangeException
            )
        {
            failure = exception;
        }

        Recording.Value = outer;
        if (recorded.Count == 0)
        {
            Texts[what] = [failure?.Message ?? "no statement was sent"];
        }
    }

    private static void Start<TResult>(TResult result)
    {
        switch (result)
        {
            case Task task:
                task.GetAwaiter().GetResult();
                break;
            case not null
                when typeof(TResult).IsGenericType
                    && typeof(TResult).GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>):
                typeof(SqlServerShadow)
                    .GetMethod(nameof(MoveAsync), BindingFlags.NonPublic | BindingFlags.Static)!
                    .MakeGenericMethod(typeof(TResult).GetGenericArguments())
                    .Invoke(null, [result]);
                break;
        }
    }

    private static void MoveAsync<T>(IAsyncEnumerable<T> rows)
    {
        var enumerator = rows.GetAsyncEnumerator();
        _ = enumerator.MoveNextAsync().AsTask().Exception;
    }

    private static void See(DbCommand command)
    {
        Recording.Value?.Add(command.CommandText);
        Texts.GetOrAdd(command.CommandText, TransactSql.Problems);
    }

    private sealed class Answers : DbCommandInterceptor, IDbConnectionInterceptor
    {
        public InterceptionResult ConnectionOpening(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result
        ) => InterceptionResult.Suppress();

        public ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        ) => new(InterceptionResult.Suppress());

        public override InterceptionResult<DbDataReader> ReaderExecuting(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result
        )
        {
            See(command);
#pragma warning disable CA2000 // The reader lives longer than its table.
            return InterceptionResult<DbDataReader>.SuppressWithResult(new DataTable().CreateDataReader());
#pragma warning restore CA2000
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        ) => new(ReaderExecuting(command, eventData, result));

        public override InterceptionResult<int> NonQueryExecuting(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result
        )
        {
            See(command);
            return InterceptionResult<int>.SuppressWithResult(0);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        ) => new(NonQueryExecuting(command, eventData, result));
    }
}
