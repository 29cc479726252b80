using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>Workers that are there for some accounts only.</summary>
public abstract class LeasePrefixContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task Lease_PrefixInAnotherCase_IsAnotherAccount()
    {
        // SQLite's LIKE ignores case: workers dedicated to "demo-" once took the work of "DEMO-".
        await RegisterAsync("DEMO-1");
        await SubmitAsync(1, "DEMO-1");

        Assert.Empty(await Limiter.LeaseAsync(new("w", 5, TimeSpan.Zero, TimeSpan.FromMinutes(1), "demo-"), default));
        Assert.Single(await Limiter.LeaseAsync(new("w", 5, TimeSpan.Zero, TimeSpan.FromMinutes(1), "DEMO-"), default));
    }

    [SkippableFact]
    public async Task Lease_PrefixWithSignsOfAPattern_IsMeantAsItIsWritten()
    {
        // LIKE took the underscore for any character, and on SQL Server the brackets for a choice.
        foreach (var id in new[] { "a_b", "axb", "a[x]b" })
        {
            await RegisterAsync(id);
            await SubmitAsync(1, id);
        }

        var underscore = await Limiter.LeaseAsync(new("worker", 10, TimeSpan.Zero, TimeSpan.FromMinutes(1), "a_"), default);
        var bracket = await Limiter.LeaseAsync(new("worker", 10, TimeSpan.Zero, TimeSpan.FromMinutes(1), "a[x]"), default);

        Assert.Equal("a_b", Assert.Single(underscore).AccountId);
        Assert.Equal("a[x]b", Assert.Single(bracket).AccountId);
    }
}

public sealed class SqliteLeasePrefixTests() : LeasePrefixContract(TestEngine.Sqlite);

public sealed class PostgreSqlLeasePrefixTests() : LeasePrefixContract(TestEngine.PostgreSql);

public sealed class SqlServerLeasePrefixTests() : LeasePrefixContract(TestEngine.SqlServer);
