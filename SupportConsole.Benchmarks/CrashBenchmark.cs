using SupportConsole.Tests.Crash;

namespace SupportConsole.Benchmarks;

/// <summary>The crash test at length.</summary>
internal static class CrashBenchmark
{
    /// <summary>Runs it on one engine.</summary>
    /// <returns>0 when every promise was kept, else 1.</returns>
    public static async Task<int> RunAsync(string engine, int kills, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("support-console-crash-");
        var database = await BenchmarkDatabase.CreateAsync(engine, folder.FullName);
        var options = database.Crash(folder.FullName, kills, seed);
        Console.WriteLine($"Crash test on {database.Provider}, seed {seed}, journal in {folder.FullName}");
        using var run = new CrashRun(options);
        var report = await run.RunAsync(Console.WriteLine);
        Console.WriteLine(report);
        if (report.Violations.Count > 0)
        {
            // Database and journal stay: they are the evidence.
            return 1;
        }

        folder.Delete(recursive: true);
        return 0;
    }
}
