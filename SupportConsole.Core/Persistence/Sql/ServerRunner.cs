using System.Data.Common;
using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>Gathers statements until the flush, which sends them in one round trip.</summary>
internal sealed class ServerRunner(ServerDialect dialect, DbConnection connection, DbTransaction transaction)
    : StatementRunner
{
    private List<Statement> _gathered = [];

    public override Pending<List<TResult>> Query<TRow, TResult>(
        string sql,
        RowShape<TRow> shape,
        IReadOnlyCollection<TRow> rows,
        Func<IRow, TResult> read,
        params ReadOnlySpan<Scalar> scalars
    ) =>
        Gather(dialect.Text(sql, shape.Columns, scalars), [.. dialect.Rows(shape, rows), .. Parameters(scalars)], read);

    public override Pending<List<TResult>> Query<TResult>(
        string sql,
        Func<IRow, TResult> read,
        params ReadOnlySpan<Scalar> scalars
    ) => Gather(dialect.Text(sql, [], scalars), Parameters(scalars), read);

    public override void Write<TRow>(string name, string sql, RowShape<TRow> shape, IReadOnlyCollection<TRow> rows) =>
        _gathered.Add(
            new(dialect.Text(sql, shape.Columns, []), [.. dialect.Rows(shape, rows)]) { Expected = (name, rows.Count) }
        );

    public override void Upsert<TRow>(string sql, RowShape<TRow> shape, IReadOnlyCollection<TRow> rows) =>
        _gathered.Add(new(dialect.Text(sql, shape.Columns, []), [.. dialect.Rows(shape, rows)]));

    public override void Write(string name, string sql, params ReadOnlySpan<Scalar> scalars) =>
        _gathered.Add(new(dialect.Text(sql, [], scalars), Parameters(scalars)) { Expected = (name, 1) });

    public override async Task FlushAsync()
    {
        if (_gathered.Count == 0)
        {
            return;
        }

        var statements = _gathered;
        _gathered = [];
        await SendAsync(statements);
    }

    public override async Task CommitAsync()
    {
        await FlushAsync();
        await transaction.CommitAsync();
    }

    public override ValueTask DisposeAsync() => transaction.DisposeAsync();

    /// <summary>Runs the statements in their order.</summary>
    private async Task SendAsync(List<Statement> statements)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var statement in statements)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = statement.Text;
            command.Parameters.AddRange(statement.Parameters);
            batch.BatchCommands.Add(command);
        }

        await using (var reader = await batch.ExecuteReaderAsync())
        {
            // Writes have no result set: the reader passes them by.
            foreach (var statement in statements)
            {
                if (statement.ReadAsync is { } readAsync)
                {
                    await readAsync(reader);
                    await reader.NextResultAsync();
                }
            }

            while (await reader.NextResultAsync())
            {
                // To the end, so that the last writes' errors and counts are in.
            }
        }

        for (var index = 0; index < statements.Count; index++)
        {
            statements[index].Check(batch.BatchCommands[index].RecordsAffected);
        }
    }

    private Pending<List<TResult>> Gather<TResult>(string text, DbParameter[] parameters, Func<IRow, TResult> read)
    {
        var pending = new Pending<List<TResult>>();
        _gathered.Add(
            new(text, parameters)
            {
                ReadAsync = async reader =>
                {
                    var (results, row) = (new List<TResult>(), new ReaderRow(reader));
                    while (await reader.ReadAsync())
                    {
                        results.Add(read(row));
                    }

                    pending.Arrive(results);
                },
            }
        );
        return pending;
    }

    private DbParameter[] Parameters(ReadOnlySpan<Scalar> scalars)
    {
        var parameters = new DbParameter[scalars.Length];
        for (var index = 0; index < scalars.Length; index++)
        {
            parameters[index] = dialect.Parameter(scalars[index]);
        }

        return parameters;
    }

    /// <summary>A statement that waits to be sent.</summary>
    private sealed record Statement(string Text, DbParameter[] Parameters)
    {
        /// <summary>Takes the rows it answers; null for a write.</summary>
        public Func<DbDataReader, Task>? ReadAsync { get; init; }

        /// <summary>Its name and the rows it must meet; null when the count says nothing.</summary>
        public (string Name, int Rows)? Expected { get; init; }

        public void Check(int met)
        {
            if (Expected is { } expected && expected.Rows != met)
            {
                throw new StoreConflictException(expected.Name, expected.Rows, met);
            }
        }
    }
}
