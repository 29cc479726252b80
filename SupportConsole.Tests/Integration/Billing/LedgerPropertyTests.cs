using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Integration.Engines;
using SupportConsole.Tests.Ledgers;
using Xunit.Abstractions;

namespace SupportConsole.Tests.Integration.Billing;

/// <summary>The trial of the ledger in short; Benchmarks runs a million operations.</summary>
public abstract class LedgerPropertyTests(TestEngine engine, int operations, ITestOutputHelper output)
{
    [SkippableFact]
    public async Task Ledger_RandomOperations_AddsUpAtEveryStep()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        await using var database = await engine.CreateAsync();
        await using var host = await CoreHost.StartAsync(database);
        var target = new LedgerTarget(
            host.Batcher,
            host.Get<ILedgerVerifier>(),
            host.Get<IDbContextFactory<ConsoleDbContext>>(),
            new BillingOptions()
        );

        var report = await new LedgerTrial(target, seed).RunAsync(operations);

        output.WriteLine(report.ToString());
        Assert.InRange(report.Credits, 1, 30);
        Assert.True(report is { Charges: > 0, Repeats: > 0 }, report.ToString());
    }
}

public sealed class SqliteLedgerPropertyTests(ITestOutputHelper output)
    : LedgerPropertyTests(TestEngine.Sqlite, 25_000, output);

public sealed class PostgreSqlLedgerPropertyTests(ITestOutputHelper output)
    : LedgerPropertyTests(TestEngine.PostgreSql, 6_000, output);
