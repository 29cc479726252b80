using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>A connection to SQL Server; what is gathered goes out in one round trip.</summary>
internal sealed class SqlServerSession(SqlServerDialect dialect, SqlConnection connection) : SqlSession
{
    public override async Task<StatementRunner> BeginAsync(CancellationToken cancellationToken) =>
        new Runner(dialect, connection, await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken));

    public override ValueTask DisposeAsync() => connection.DisposeAsync();

    private sealed class Runner(SqlServerDialect dialect, SqlConnection connection, DbTransaction transaction) : ServerRunner(dialect, transaction)
    {
        protected override async Task SendAsync(IReadOnlyList<Statement> statements, DbTransaction transaction)
        {
            using var batch = new SqlBatch(connection, (SqlTransaction)transaction);
            foreach (var statement in statements)
            {
                var command = new SqlBatchCommand(statement.Text);
                foreach (var parameter in statement.Parameters)
                {
                    command.Parameters.Add((SqlParameter)parameter);
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
