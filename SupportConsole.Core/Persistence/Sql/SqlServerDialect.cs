using System.Data;
using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>SQL Server: update locks at READ COMMITTED.</summary>
internal sealed partial class SqlServerDialect(string connectionString) : ServerDialect
{
    /// <summary>
    /// A node that dies leaves its row locks until the server misses it: others wait for 5 s and say that the database
    /// is not available. An error rolls back. Row counts are what writes are checked by.
    /// </summary>
    public const string SessionSettings = "SET LOCK_TIMEOUT 5000; SET XACT_ABORT ON; SET NOCOUNT OFF";

    /// <summary>
    /// A round trip goes on after an error that rolled back: what follows must not be written by itself, and committed
    /// at once.
    /// </summary>
    private const string OnlyInTransaction = "IF @@TRANCOUNT = 0 THROW 51000, 'The transaction was rolled back.', 1;\n";

    /// <summary>Longest text that is handed over as a key.</summary>
    private const int KeyLength = 256;

    public override SqlStatements Statements => SqlStatements.SqlServer;

    public override async Task<SqlSession> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);

            // Without parameters it is sent as a batch; what a parameterized one sets ends with it.
            await using var command = new SqlCommand(SessionSettings, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return new ServerSession(this, connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override IEnumerable<DbParameter> Rows<T>(RowShape<T> shape, IReadOnlyCollection<T> rows) =>
        [Json("@rows", JsonRows.Of(shape, rows))];

    public override DbParameter Parameter(Scalar scalar) =>
        scalar.Value switch
        {
            string text => new SqlParameter(scalar.Name, SqlDbType.NVarChar, text.Length <= KeyLength ? KeyLength : -1)
            {
                Value = text,
            },
            IReadOnlyCollection<string> texts => Json(scalar.Name, JsonSerializer.Serialize(texts)),
            var number => new SqlParameter(scalar.Name, SqlDbType.BigInt) { Value = number },
        };

    public override StoreFailure Classify(DbException exception) =>
        exception is SqlException sql ? SqlServerErrors.Classify(sql.Number, sql.Class) : StoreFailure.Unavailable;

    protected override string RowSource(IReadOnlyList<Column> columns) =>
        "OPENJSON(@rows) WITH ("
        + string.Join(", ", columns.Select((column, index) => $"{column.Name} {TypeOf(column)} '$[{index}]'"))
        + ") AS r";

    /// <summary>
    /// OPENJSON is taken for 50 rows, whatever it holds: with more rows in the table the planner would read all of it.
    /// Each row finds its own by key.
    /// </summary>
    protected override string Complete(string sql, IReadOnlyList<string> parameters) =>
        OnlyInTransaction + JoinOfRows().Replace(sql, "AS r\nINNER LOOP JOIN");

    /// <summary>Keys as short as their columns: a join on nvarchar(max) would not seek.</summary>
    private static string TypeOf(Column column) =>
        column.Type switch
        {
            ColumnType.Integer => "bigint",
            ColumnType.LongText => "nvarchar(max) COLLATE Latin1_General_100_BIN2",
            _ => "nvarchar(256) COLLATE Latin1_General_100_BIN2",
        };

    private static SqlParameter Json(string name, string json) => new(name, SqlDbType.NVarChar, -1) { Value = json };

    [GeneratedRegex(@"AS r\s+JOIN")]
    private static partial Regex JoinOfRows();
}
