using SupportConsole.Tests.Crash;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>
/// The crash test in short: the real program, killed in the middle of traffic again and again. Benchmarks has it at
/// length.
/// </summary>
public abstract class KillTests : IDisposable
{
    /// <summary>Of all dice; changed, the kills come at other moments.</summary>
    protected const int Seed = 20260601;

    /// <summary>Of each there must be some; refusals come only when the machine has time to reach a limit.</summary>
    private static readonly string[] WorkOfEveryKind =
    [
        "sessions opened",
        "ends acknowledged",
        "LeMUR requests admitted",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("support-console-kill-");

    protected string Folder => _folder.FullName;

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected static async Task RunAsync(CrashOptions options)
    {
        using var run = new CrashRun(options);
        var report = await run.RunAsync(_ => { });
        Assert.True(report.Violations.Count == 0, report.ToString());
        Assert.True(report.Acknowledged > options.Kills, report.ToString());

        Assert.All(report.Figures.Where(figure => WorkOfEveryKind.Contains(figure.Name)), figure =>
            Assert.True(figure.Count > 0, report.ToString())
        );
    }
}

public sealed class SqliteKillTests : KillTests
{
    [Fact]
    public Task Kill_InTheMiddleOfTraffic_BreaksNoPromise() =>
        RunAsync(CrashEngines.Sqlite(Path.Combine(Folder, "console.db"), Folder, kills: 3, Seed));
}

/// <summary>Two nodes on one database.</summary>
public sealed class PostgreSqlKillTests : KillTests
{
    [SkippableFact]
    public async Task Kill_InTheMiddleOfTraffic_BreaksNoPromise()
    {
        Soak.Only();
        await using var database = await TestEngine.PostgreSql.CreateAsync();
        await RunAsync(CrashEngines.PostgreSql(database.ConnectionString, Folder, kills: 2, Seed));
    }
}
