using Microsoft.Data.Sqlite;
using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>
/// A connection to the SQLite file, with its commands prepared. Its calls block: there is no round trip to wait for.
/// </summary>
internal sealed class SqliteSession(SqliteConnection connection) : SqlSession
{
    private const string Rows = "{rows}";
    internal const string AllRowsName = "@rows";

    private readonly Dictionary<string, SqliteRowCommand> _commands = [];

    public override Task<StatementRunner> BeginAsync(CancellationToken cancellationToken) =>
        Task.FromResult<StatementRunner>(new Runner(this, connection.BeginTransaction(deferred: false)));

    public override async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        await connection.DisposeAsync();
    }

    private SqliteRowCommand Prepared(
        string sql,
        IReadOnlyList<Column> columns,
        string rowSource,
        SqliteTransaction transaction
    )
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = new(connection, sql.Replace(Rows, rowSource, StringComparison.Ordinal), columns);
            _commands.Add(sql, command);
        }

        command.Transaction = transaction;
        return command;
    }

    /// <summary>The one row that is bound.</summary>
    private static string OneRow(IReadOnlyList<Column> columns) =>
        $"(SELECT {string.Join(", ", columns.Select(column => $"@{column.Name} AS {column.Name}"))}) AS r";

    /// <summary>All rows, as one JSON text.</summary>
    internal static string AllRows(IReadOnlyList<Column> columns) =>
        $"(SELECT {string.Join(", ", columns.Select((column, index) => $"value ->> {index} AS {column.Name}"))} FROM "
        + $"json_each({AllRowsName})) AS r";

    private sealed class Runner(SqliteSession session, SqliteTransaction transaction) : StatementRunner
    {
        public override Pending<List<TResult>> Query<TRow, TResult>(
            string sql,
            RowShape<TRow> shape,
            IReadOnlyCollection<TRow> rows,
            Func<IRow, TResult> read,
            params ReadOnlySpan<Scalar> scalars
        )
        {
            var results = new List<TResult>(rows.Count);
            if (sql.Contains(Rows, StringComparison.Ordinal))
            {
                // One run for all: starting a query costs more than the few values it is given.
                var all = Prepared(sql, [], AllRows(shape.Columns), scalars);
                all.Bind((AllRowsName, JsonRows.Of(shape, rows)));
                all.Read(read, results);
                return Pending<List<TResult>>.Of(results);
            }

            var command = Prepared(sql, shape.Columns, "", scalars);
            foreach (var row in rows)
            {
                command.Bind(shape, row);
                command.Read(read, results);
            }

            return Pending<List<TResult>>.Of(results);
        }

        public override Pending<List<TResult>> Query<TResult>(
            string sql,
            Func<IRow, TResult> read,
            params ReadOnlySpan<Scalar> scalars
        )
        {
            var results = new List<TResult>();
            Prepared(sql, [], "", scalars).Read(read, results);
            return Pending<List<TResult>>.Of(results);
        }

        public override void Write<TRow>(
            string name,
            string sql,
            RowShape<TRow> shape,
            IReadOnlyCollection<TRow> rows
        ) => StoreConflictException.ThrowIfDifferent(name, rows.Count, RunAll(sql, shape, rows));

        public override void Upsert<TRow>(string sql, RowShape<TRow> shape, IReadOnlyCollection<TRow> rows) =>
            RunAll(sql, shape, rows);

        public override void Write(string name, string sql, params ReadOnlySpan<Scalar> scalars) =>
            StoreConflictException.ThrowIfDifferent(name, 1, Prepared(sql, [], "", scalars).Run());

        public override Task FlushAsync() => Task.CompletedTask;

        public override Task CommitAsync()
        {
            transaction.Commit();
            return Task.CompletedTask;
        }

        public override ValueTask DisposeAsync() => transaction.DisposeAsync();

        private SqliteRowCommand Prepared(
            string sql,
            IReadOnlyList<Column> columns,
            string rowSource,
            ReadOnlySpan<Scalar> scalars
        )
        {
            var command = session.Prepared(sql, columns, rowSource, transaction);
            foreach (var scalar in scalars)
            {
                command.Bind(scalar);
            }

            return command;
        }

        private int RunAll<TRow>(string sql, RowShape<TRow> shape, IReadOnlyCollection<TRow> rows)
        {
            var command = Prepared(sql, shape.Columns, OneRow(shape.Columns), []);
            var met = 0;
            foreach (var row in rows)
            {
                command.Bind(shape, row);
                met += command.Run();
            }

            return met;
        }
    }
}
