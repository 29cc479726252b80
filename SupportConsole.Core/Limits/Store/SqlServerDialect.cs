using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace SupportConsole.Core.Limits.Store;

/// <summary>SQL Server: update locks at READ COMMITTED.</summary>
internal sealed class SqlServerDialect(string connectionString) : LimitDialect
{
    private const int DeadlockVictim = 1205;
    private const int UniqueIndex = 2601;
    private const int UniqueConstraint = 2627;

    /// <summary>Conversion, truncation, null and check violations, bad syntax.</summary>
    private static readonly int[] Faults = [102, 156, 207, 208, 245, 515, 547, 2628, 8114, 8115, 8152];

    public override LimitStatements Statements => SqlServerStatements.All;

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    public override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);

    public override string RowSource(IReadOnlyList<Column> columns) =>
        "OPENJSON(@rows) WITH (" + string.Join(", ", columns.Select((column, index) =>
            column.Type == ColumnType.Text
                ? $"{column.Name} nvarchar(max) COLLATE Latin1_General_100_BIN2 '$[{index}]'"
                : $"{column.Name} bigint '$[{index}]'")) + ") AS r";

    public override void Bind(DbCommand command, RowSet rows) =>
        ((SqlCommand)command).Parameters.Add(new SqlParameter("@rows", SqlDbType.NVarChar, -1) { Value = ToJson(rows) });

    public override StoreFailure Classify(DbException exception) => exception is not SqlException sql
        ? StoreFailure.Unavailable
        : sql.Number switch
        {
            DeadlockVictim or UniqueIndex or UniqueConstraint => StoreFailure.Retry,
            _ when Faults.Contains(sql.Number) => StoreFailure.Fault,
            _ => StoreFailure.Unavailable,
        };
}
