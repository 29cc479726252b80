using SupportConsole.Tests.Crash;
using SupportConsole.Tests.Crash.Credits;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Billing;

/// <summary>
/// The crash test of the credit in short: the real program, killed while many ask for the same credit. Benchmarks has
/// it at length.
/// </summary>
public abstract class CreditKillTests : IDisposable
{
    /// <summary>Of all dice; changed, the kills come at other moments.</summary>
    protected const int Seed = 20261122;

    private const int Attempts = 600;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("support-console-credit-kill-");

    protected string Folder => _folder.FullName;

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected static async Task RunAsync(CrashOptions options)
    {
        using var run = new CreditCrashRun(options, Attempts);
        var report = await run.RunAsync(_ => { });
        Assert.True(report.Violations.Count == 0, report.ToString());

        // One in eight repeats another's id.
        Assert.True(report.Acknowledged > Attempts * 3 / 4, report.ToString());
    }
}

public sealed class SqliteCreditKillTests : CreditKillTests
{
    [SkippableFact]
    public Task Kill_WhileManyAskForTheCredit_GivesExactlyOne()
    {
        Soak.Only();
        return RunAsync(CrashEngines.Sqlite(Path.Combine(Folder, "console.db"), Folder, kills: 2, Seed));
    }
}

/// <summary>Two nodes on one database.</summary>
public sealed class PostgreSqlCreditKillTests : CreditKillTests
{
    [SkippableFact]
    public async Task Kill_WhileManyAskForTheCredit_GivesExactlyOne()
    {
        Soak.Only();
        await using var database = await TestEngine.PostgreSql.CreateAsync();
        await RunAsync(CrashEngines.PostgreSql(database.ConnectionString, Folder, kills: 2, Seed));
    }
}
