using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Ledgers;

namespace SupportConsole.Benchmarks;

/// <summary>The trial of the ledger at length.</summary>
internal static class LedgerBenchmark
{
    /// <summary>Runs it on one engine.</summary>
    public static async Task<int> RunAsync(string engine, int operations, int seed)
    {
        Console.WriteLine($"Ledger on {engine}, seed {seed}");
        await using var host = await BenchmarkHost.StartAsync(engine);
        var target = new LedgerTarget(
            host.Get<CommandBatcher>(),
            host.Get<ILedgerVerifier>(),
            host.Get<IDbContextFactory<ConsoleDbContext>>(),
            host.Get<IOptions<BillingOptions>>().Value
        );
        Console.WriteLine(await new LedgerTrial(target, seed).RunAsync(operations));
        return 0;
    }
}
