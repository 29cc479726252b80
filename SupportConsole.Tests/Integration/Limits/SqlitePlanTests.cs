using Microsoft.Data.Sqlite;
using SupportConsole.Core.Persistence.Sql;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>
/// What a batch reads by keys is found by them: the keys come first, each table after them by an index.
/// </summary>
public sealed class SqlitePlanTests() : CoreContract(TestEngine.Sqlite)
{
    public static TheoryData<string> Queries =>
        new()
        {
            AccountStateSql.Sqlite.Lock,
            TranscriptSql.Sqlite.Find,
            AccountSql.Sqlite.Find,
            ProjectSql.Sqlite.Find,
            LimitOverrideSql.Sqlite.Find,
            AuditSql.Sqlite.Find,
            StreamingSql.Sqlite.FindSessions,
            StreamingSql.Sqlite.FindAccounts,
            StreamingSql.Sqlite.FindMinutes,
            LemurSql.Sqlite.FindWindows,
        };

    [SkippableTheory]
    [MemberData(nameof(Queries))]
    public async Task Query_ByKeys_SearchesInsteadOfScanning(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Database.ConnectionString};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            "EXPLAIN QUERY PLAN "
            + sql.Replace("{rows}", SqliteSession.AllRows([Column.Text("id")]), StringComparison.Ordinal);
        command.Parameters.AddWithValue(SqliteSession.AllRowsName, "[]");
        var steps = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        Assert.StartsWith("SCAN json_each", steps[0], StringComparison.Ordinal);
        Assert.DoesNotContain(steps[1..], step => step.StartsWith("SCAN", StringComparison.Ordinal));
    }
}
