using System.Data;
using System.Data.Common;
using Npgsql;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>A connection to PostgreSQL; what is gathered goes out in one round trip.</summary>
internal sealed class PostgreSqlSession(PostgreSqlDialect dialect, NpgsqlConnection connection) : SqlSession
{
    public override async Task<StatementRunner> BeginAsync(CancellationToken cancellationToken) =>
        new Runner(dialect, connection, await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken));

    public override ValueTask DisposeAsync() => connection.DisposeAsync();

    private sealed class Runner(PostgreSqlDialect dialect, NpgsqlConnection connection, NpgsqlTransaction transaction) : ServerRunner(dialect, transaction)
    {
        protected override async Task SendAsync(IReadOnlyList<Statement> statements, DbTransaction transaction)
        {
            await using var batch = new NpgsqlBatch(connection, (NpgsqlTransaction)transaction);
            foreach (var statement in statements)
            {
                var command = new NpgsqlBatchCommand(statement.Text);
                foreach (var parameter in statement.Parameters)
                {
                    command.Parameters.Add((NpgsqlParameter)parameter);
                }

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
    }
}
