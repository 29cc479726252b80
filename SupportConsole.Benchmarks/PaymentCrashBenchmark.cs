using SupportConsole.Tests.Crash.Payments;

namespace SupportConsole.Benchmarks;

/// <summary>The crash test of payments at length.</summary>
internal static class PaymentCrashBenchmark
{
    /// <summary>Runs it on one engine: one node on SQLite, two on a server.</summary>
    /// <returns>0 when every payment's ledger is what its facts say, else 1.</returns>
    public static async Task<int> RunAsync(string engine, int payments, int kills, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("support-console-payment-crash-");
        var database = await BenchmarkDatabase.CreateAsync(engine, folder.FullName);
        Console.WriteLine($"Crash test of payments on {database.Provider}, seed {seed}");
        using var run = new PaymentCrashRun(database.Crash(folder.FullName, kills, seed), payments / kills);
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
