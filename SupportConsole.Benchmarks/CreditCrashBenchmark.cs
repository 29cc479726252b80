using SupportConsole.Tests.Crash.Credits;

namespace SupportConsole.Benchmarks;

/// <summary>The crash test of the complimentary credit at length.</summary>
internal static class CreditCrashBenchmark
{
    /// <summary>Runs it on one engine: one node on SQLite, three on a server.</summary>
    /// <returns>0 when every account has exactly one credit, else 1.</returns>
    public static async Task<int> RunAsync(string engine, int attempts, int kills, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("support-console-credit-crash-");
        var database = await BenchmarkDatabase.CreateAsync(engine, folder.FullName);
        var options = database.Crash(folder.FullName, kills, seed);
        options = options.Nodes > 1 ? options with { Nodes = 3 } : options;
        Console.WriteLine($"Crash test of the credit on {database.Provider}, seed {seed}");
        using var run = new CreditCrashRun(options, attempts);
        var report = await run.RunAsync(Console.WriteLine);
        Console.WriteLine(report);
        if (report.Violations.Count > 0)
        {
            // The database stays: it is the evidence.
            return 1;
        }

        folder.Delete(recursive: true);
        return 0;
    }
}
