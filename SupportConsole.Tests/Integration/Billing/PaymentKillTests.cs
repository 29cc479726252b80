using SupportConsole.Tests.Crash;
using SupportConsole.Tests.Crash.Payments;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Billing;

/// <summary>
/// The crash test of payments in short: the real program, killed while Stripe tells of payments, refunds and disputes.
/// Benchmarks has it at length.
/// </summary>
public abstract class PaymentKillTests : IDisposable
{
    /// <summary>Of all dice; changed, the kills come at other moments.</summary>
    protected const int Seed = 20261129;

    private const int PaymentsInAWave = 100;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("support-console-payment-kill-");

    protected string Folder => _folder.FullName;

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected static async Task RunAsync(CrashOptions options)
    {
        using var run = new PaymentCrashRun(options, PaymentsInAWave);
        var report = await run.RunAsync(_ => { });
        Assert.True(report.Violations.Count == 0, report.ToString());
        Assert.True(report.Acknowledged > PaymentsInAWave, report.ToString());
    }
}

public sealed class SqlitePaymentKillTests : PaymentKillTests
{
    [SkippableFact]
    public Task Kill_WhileStripeTells_LosesAndDoublesNothing()
    {
        Soak.Only();
        return RunAsync(CrashEngines.Sqlite(Path.Combine(Folder, "console.db"), Folder, kills: 1, Seed));
    }
}

/// <summary>Two nodes on one database.</summary>
public sealed class PostgreSqlPaymentKillTests : PaymentKillTests
{
    [SkippableFact]
    public async Task Kill_WhileStripeTells_LosesAndDoublesNothing()
    {
        Soak.Only();
        await using var database = await TestEngine.PostgreSql.CreateAsync();
        await RunAsync(CrashEngines.PostgreSql(database.ConnectionString, Folder, kills: 1, Seed));
    }
}
