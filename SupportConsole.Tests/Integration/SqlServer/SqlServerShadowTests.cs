using SupportConsole.Core.Notes;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.SqlServer;

/// <summary>
/// What the contract suite does on SQLite is seen as SQL Server would be sent it; each test of the suite demands that
/// nothing is wrong with it.
/// </summary>
public sealed class SqlServerShadowTests() : CoreContract(TestEngine.Sqlite)
{
    [SkippableFact]
    public async Task Shadow_NodeOnSqlite_SeesItsQueriesAndWrites()
    {
        await RegisterAsync();
        await Host.Registry.FindLimitsAsync(Account, default);
        await Host.Get<INotes>().AddAsync(People.Engineer, Account, "Seen", "attempt-1", default);

        Assert.Contains(SqlServerShadow.Seen, sql => sql.Contains("[account_states] AS", StringComparison.Ordinal));
        Assert.Contains(SqlServerShadow.Seen, sql =>
            sql.Contains("INSERT INTO [account_notes]", StringComparison.Ordinal)
        );
        Assert.Contains(SqlServerShadow.Seen, sql =>
            sql.Contains("UPDATE [a]", StringComparison.Ordinal)
            && sql.Contains("[audit_heads]", StringComparison.Ordinal)
        );
    }
}
