using SQLitePCL;
using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>A connection to the SQLite file, with its statements prepared. Its calls block: there is no round trip to wait for.</summary>
internal sealed class SqliteSession(sqlite3 database, SqliteCheckpoint checkpoint) : SqlSession
{
    private readonly Dictionary<string, SqliteStatement> _statements = [];

    public override Task<StatementRunner> BeginAsync(CancellationToken cancellationToken)
    {
        Run("BEGIN IMMEDIATE");
        return Task.FromResult<StatementRunner>(new Runner(this));
    }

    public override ValueTask DisposeAsync()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        checkpoint.Dispose();
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    private void AfterCommit() => checkpoint.AfterCommit();

    private void Run(string sql)
    {
        var statement = Prepared(sql, []);
        try
        {
            statement.Run();
        }
        finally
        {
            statement.Reset();
        }
    }

    private SqliteStatement Prepared(string sql, IReadOnlyList<Column> columns)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = new(database, sql.Replace("{rows}", RowSource(columns), StringComparison.Ordinal), columns);
            _statements.Add(sql, statement);
        }

        return statement;
    }

    private static string RowSource(IReadOnlyList<Column> columns) =>
        $"(SELECT {string.Join(", ", columns.Select(column => $"@{column.Name} AS {column.Name}"))}) AS r";

    private sealed class Runner(SqliteSession session) : StatementRunner
    {
        private bool _isOver;

        public override Pending<List<TResult>> Query<TRow, TResult>(
            string sql, RowShape<TRow> shape, IReadOnlyCollection<TRow> rows, Func<IRow, TResult> read, params ReadOnlySpan<Scalar> scalars)
        {
            var statement = session.Prepared(sql, shape.Columns);
            var results = new List<TResult>(rows.Count);
            foreach (var scalar in scalars)
            {
                statement.Bind(scalar);
            }

            foreach (var row in rows)
            {
                statement.Bind(shape, row);
                Read(statement, read, results);
            }

            return Pending<List<TResult>>.Of(results);
        }

        public override Pending<List<TResult>> Query<TResult>(string sql, Func<IRow, TResult> read, params ReadOnlySpan<Scalar> scalars)
        {
            var statement = session.Prepared(sql, []);
            var results = new List<TResult>();
            foreach (var scalar in scalars)
            {
                statement.Bind(scalar);
            }

            Read(statement, read, results);
            return Pending<List<TResult>>.Of(results);
        }

        public override void Write<TRow>(string name, string sql, RowShape<TRow> shape, IReadOnlyCollection<TRow> rows)
        {
            var met = RunAll(sql, shape, rows);
            if (met != rows.Count)
            {
                throw new StoreConflictException(name, rows.Count, met);
            }
        }

        public override void Upsert<TRow>(string sql, RowShape<TRow> shape, IReadOnlyCollection<TRow> rows) => RunAll(sql, shape, rows);

        public override void Write(string name, string sql, params ReadOnlySpan<Scalar> scalars)
        {
            var statement = session.Prepared(sql, []);
            foreach (var scalar in scalars)
            {
                statement.Bind(scalar);
            }

            var met = Run(statement);
            if (met != 1)
            {
                throw new StoreConflictException(name, 1, met);
            }
        }

        public override Task FlushAsync() => Task.CompletedTask;

        public override Task CommitAsync()
        {
            session.Run("COMMIT");
            _isOver = true;
            session.AfterCommit();
            return Task.CompletedTask;
        }

        public override ValueTask DisposeAsync()
        {
            if (!_isOver)
            {
                _isOver = true;
                session.Run("ROLLBACK");
            }

            return ValueTask.CompletedTask;
        }

        private int RunAll<TRow>(string sql, RowShape<TRow> shape, IReadOnlyCollection<TRow> rows)
        {
            var statement = session.Prepared(sql, shape.Columns);
            var met = 0;
            foreach (var row in rows)
            {
                statement.Bind(shape, row);
                met += Run(statement);
            }

            return met;
        }

        private static int Run(SqliteStatement statement)
        {
            try
            {
                return statement.Run();
            }
            finally
            {
                statement.Reset();
            }
        }

        private static void Read<TResult>(SqliteStatement statement, Func<IRow, TResult> read, List<TResult> results)
        {
            try
            {
                while (statement.Step())
                {
                    results.Add(read(statement));
                }
            }
            finally
            {
                statement.Reset();
            }
        }
    }
}
