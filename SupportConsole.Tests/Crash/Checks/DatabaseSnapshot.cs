using System.Data.Common;
using System.Globalization;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace SupportConsole.Tests.Crash.Checks;

/// <summary>
/// The tables at one instant, read with SQL of the checker's own; times are milliseconds, money is micro-dollars.
/// </summary>
internal sealed record DatabaseSnapshot(
    IReadOnlyList<TranscriptRow> Transcripts,
    IReadOnlyList<StateRow> States,
    IReadOnlyList<MinuteRow> Minutes,
    IReadOnlyList<UsageRow> Usage,
    IReadOnlyList<LedgerRow> Ledger,
    IReadOnlyList<AuditRow> Audit,
    IReadOnlyList<OverrideRow> Overrides,
    IReadOnlyList<SessionRow> Sessions,
    IReadOnlyList<StreamMinuteRow> StreamMinutes,
    IReadOnlyList<LemurWindowRow> LemurWindows,
    (long Sequence, string Hash) AuditHead
)
{
    /// <summary>Reads it in one transaction, beside whoever is writing.</summary>
    public static async Task<DatabaseSnapshot> ReadAsync(Func<DbConnection> connect)
    {
        await using var connection = connect();
        await connection.OpenAsync();
        foreach (var statement in Begin(connection))
        {
            await ExecuteAsync(connection, statement);
        }

        var snapshot = new DatabaseSnapshot(
            await RowsAsync(connection, TranscriptRow.Sql, TranscriptRow.Read),
            await RowsAsync(connection, StateRow.Sql, StateRow.Read),
            await RowsAsync(connection, MinuteRow.Sql, MinuteRow.Read),
            await RowsAsync(connection, UsageRow.Sql, UsageRow.Read),
            await RowsAsync(connection, LedgerRow.Sql, LedgerRow.Read),
            await RowsAsync(connection, AuditRow.Sql, AuditRow.Read),
            await RowsAsync(connection, OverrideRow.Sql, OverrideRow.Read),
            await RowsAsync(connection, SessionRow.Sql, SessionRow.Read),
            await RowsAsync(connection, StreamMinuteRow.Sql, StreamMinuteRow.Read),
            await RowsAsync(connection, LemurWindowRow.Sql, LemurWindowRow.Read),
            (
                await RowsAsync(connection, "SELECT sequence, hash FROM audit_heads", row =>
                    (Number(row, 0), row.GetString(1))
                )
            ).Single()
        );
        await ExecuteAsync(connection, "ROLLBACK");
        return snapshot;
    }

    public static long Number(DbDataReader row, int column) =>
        Convert.ToInt64(row.GetValue(column), CultureInfo.InvariantCulture);

    public static long? NumberOrNull(DbDataReader row, int column) => row.IsDBNull(column) ? null : Number(row, column);

    public static string? TextOrNull(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>One state of all tables for all that follows.</summary>
    private static string[] Begin(DbConnection connection) =>
        connection switch
        {
            SqliteConnection => ["BEGIN"],
            SqlConnection =>
            [
                "ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON",
                "SET TRANSACTION ISOLATION LEVEL SNAPSHOT; BEGIN TRANSACTION",
            ],
            _ => ["BEGIN ISOLATION LEVEL REPEATABLE READ"],
        };

    private static async Task<IReadOnlyList<T>> RowsAsync<T>(
        DbConnection connection,
        string sql,
        Func<DbDataReader, T> read
    )
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of the row types.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
