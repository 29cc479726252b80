using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>A connection to SQL Server; what is gathered runs statement by statement.</summary>
internal sealed class SqlServerSession(SqlServerDialect dialect, SqlConnection connection) : SqlSession
{
    public override async Task<StatementRunner> BeginAsync(CancellationToken cancellationToken) =>
        new Runner(dialect, connection, await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken));

    public override ValueTask DisposeAsync() => connection.DisposeAsync();

    private sealed class Runner(SqlServerDialect dialect, SqlConnection connection, DbTransaction transaction) : ServerRunner(dialect, transaction)
    {
        protected override async Task SendAsync(IReadOnlyList<Statement> statements, DbTransaction transaction)
        {
            foreach (var statement in statements)
            {
                await using var command = connection.CreateCommand();
                command.Transaction = (SqlTransaction)transaction;
#pragma warning disable CA2100 // The texts are the dialect's own constants; input comes only as parameters.
                command.CommandText = statement.Text;
#pragma warning restore CA2100
                command.Parameters.AddRange(statement.Parameters);
                if (statement.ReadAsync is { } readAsync)
                {
                    await using var reader = await command.ExecuteReaderAsync();
                    await readAsync(reader);
                }
                else
                {
                    statement.Check(await command.ExecuteNonQueryAsync());
                }
            }
        }
    }
}
