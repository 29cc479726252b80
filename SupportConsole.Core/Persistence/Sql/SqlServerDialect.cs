using System.Data;
using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.SqlClient;
using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>SQL Server: update locks at READ COMMITTED.</summary>
internal sealed class SqlServerDialect(string connectionString) : ServerDialect
{
    private const int DeadlockVictim = 1205;
    private const int UniqueIndex = 2601;
    private const int UniqueConstraint = 2627;

    /// <summary>Errors of this class and above end the connection.</summary>
    private const byte Fatal = 20;

    /// <summary>Timeout, network, login, no space, lock timeout, log full, throttled or moving (Azure SQL).</summary>
    private static readonly int[] Outages = [-2, 2, 53, 64, 121, 233, 258, 1101, 1105, 1222, 3906, 4060, 9002, 10053, 10054, 10060, 18456, 40197, 40501, 40613, 49918, 49919, 49920];

    public override SqlStatements Statements => SqlStatements.SqlServer;

    public override async Task<SqlSession> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return new SqlServerSession(this, connection);
    }

    public override IEnumerable<DbParameter> Rows<T>(RowShape<T> shape, IReadOnlyCollection<T> rows) => [Json("@rows", JsonRows.Of(shape, rows))];

    public override DbParameter Parameter(Scalar scalar) => scalar.Value switch
    {
        string text => new SqlParameter(scalar.Name, SqlDbType.NVarChar, -1) { Value = text },
        IReadOnlyCollection<string> texts => Json(scalar.Name, JsonSerializer.Serialize(texts)),
        var number => new SqlParameter(scalar.Name, SqlDbType.BigInt) { Value = number },
    };

    public override StoreFailure Classify(DbException exception) => exception is not SqlException sql
        ? StoreFailure.Unavailable
        : sql.Number switch
        {
            DeadlockVictim or UniqueIndex or UniqueConstraint => StoreFailure.Retry,
            _ => sql.Class >= Fatal || Outages.Contains(sql.Number) ? StoreFailure.Unavailable : StoreFailure.Fault,
        };

    protected override string RowSource(IReadOnlyList<Column> columns) =>
        "OPENJSON(@rows) WITH (" + string.Join(", ", columns.Select((column, index) =>
            $"{column.Name} {TypeOf(column)} '$[{index}]'")) + ") AS r";

    /// <summary>Keys as short as their columns: a join on nvarchar(max) would not seek.</summary>
    private static string TypeOf(Column column) => column.Type switch
    {
        ColumnType.Integer => "bigint",
        ColumnType.LongText => "nvarchar(max) COLLATE Latin1_General_100_BIN2",
        _ => "nvarchar(256) COLLATE Latin1_General_100_BIN2",
    };

    private static SqlParameter Json(string name, string json) => new(name, SqlDbType.NVarChar, -1) { Value = json };
}
