using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Throttling.History;

namespace SupportConsole.Benchmarks;

/// <summary>
/// How long the Throttling page's queries take over five years of many accounts on SQLite, and the summing up of an
/// hour beside them.
/// </summary>
internal static class HistoryBenchmark
{
    private const int Repeats = 20;

    private static readonly Actor Reader = new("benchmark", "Benchmark", [Role.SupportEngineer]);

    public static async Task<int> RunAsync(int accounts, int years)
    {
        // Years are written in one statement; the background work waits meanwhile.
        await using var host = await BenchmarkHost.StartAsync(
            BenchmarkDatabase.Sqlite,
            ("Database:LockTimeoutSeconds", "600")
        );
        var watch = Stopwatch.StartNew();
        await HistoryWorld.WriteAsync(host, accounts, years);
        await DescribeAsync(host, watch.Elapsed);

        var history = host.Get<IThrottlingHistory>();
        var worst = 0.0;
        foreach (var (what, length) in Periods(years))
        {
            worst = Math.Max(
                worst,
                await MeasureAsync(what, () => history.PeriodAsync(Reader, Query(length), CancellationToken.None))
            );
        }

        await MeasureAsync("30 d by limit", () =>
            history.PeriodAsync(
                Reader,
                Query(TimeSpan.FromDays(30)) with
                {
                    Sort = HistorySort.Limit,
                },
                CancellationToken.None
            )
        );
        await MeasureAsync("an hour a year ago", () =>
            history.PeriodAsync(Reader, Past(TimeSpan.FromDays(365)), CancellationToken.None)
        );
        await MeasureAccountAsync(host, years);
        await SumUpAsync(host);
        Console.WriteLine($"slowest median of the page {worst:0.0} ms; aim: 100 ms");
        return 0;
    }

    private static IEnumerable<(string What, TimeSpan Length)> Periods(int years) =>
        [
            ("1 h", TimeSpan.FromHours(1)),
            ("24 h", TimeSpan.FromHours(24)),
            ("7 d", TimeSpan.FromDays(7)),
            ("30 d", TimeSpan.FromDays(30)),
            ("1 y", TimeSpan.FromDays(365)),
            ($"{years} y", TimeSpan.FromDays(365.25 * years)),
        ];

    private static PeriodQuery Query(TimeSpan length) =>
        new(TimeProvider.System.GetUtcNow() - length, TimeProvider.System.GetUtcNow());

    private static PeriodQuery Past(TimeSpan ago) =>
        new(TimeProvider.System.GetUtcNow() - ago, TimeProvider.System.GetUtcNow() - ago + TimeSpan.FromHours(1));

    private static async Task<double> MeasureAsync(string what, Func<Task<ThrottlingPeriod>> read)
    {
        var sample = new Sample();
        var period = await read();
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            await sample.MeasureAsync(read);
        }

        Console.WriteLine(
            $"{what, -20} {period.Totals.Accounts, 6:N0} accounts {period.Buckets.Count, 4} buckets   {sample}"
        );
        return sample.Percentile(0.5);
    }

    private static async Task MeasureAccountAsync(BenchmarkHost host, int years)
    {
        var sample = new Sample();
        var query = Query(TimeSpan.FromDays(365.25 * years));
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            await sample.MeasureAsync(() =>
                host.Get<IThrottlingHistory>()
                    .AccountAsync(Reader, HistoryWorld.Id(0), query.From, query.To, CancellationToken.None)
            );
        }

        Console.WriteLine($"{"one account, " + years + " y", -47}   {sample}");
    }

    /// <summary>
    /// Sums the last full hour up, and writes the sums as those of the hour that is not over: the service itself keeps
    /// away from it.
    /// </summary>
    private static async Task SumUpAsync(BenchmarkHost host)
    {
        var (source, table) = (host.Get<RollupSource>(), host.Get<RollupTable>());
        var hour = (await table.MarksAsync(CancellationToken.None))[RollupResolution.Hour].RolledUpTo;
        var sample = new Sample();
        var sums = await sample.MeasureAsync(() =>
            source.SumAsync(RollupResolution.Hour, hour.AddHours(-1), CancellationToken.None)
        );
        var write = Stopwatch.StartNew();
        await table.WriteAsync(
            RollupResolution.Hour,
            hour,
            [.. sums.Select(sum => sum with { Start = hour })],
            CancellationToken.None
        );
        Console.WriteLine(
            $"one hour summed up: read {sample.Percentile(0.5):0.0} ms, written "
                + $"{write.Elapsed.TotalMilliseconds:0.0} ms, {sums.Count:N0} accounts"
        );
    }

    private static async Task DescribeAsync(BenchmarkHost host, TimeSpan took)
    {
        await using var context = await host.Get<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync();
        var rows = await context
            .ThrottleRollups.GroupBy(rollup => rollup.Resolution)
            .Select(group => new
            {
                group.Key,
                Count = group.Count(),
                Throttled = group.Count(rollup => rollup.ThrottledMinutes > 0),
            })
            .ToListAsync();
        var minutes = await context
            .ThrottleRollups.Where(rollup => rollup.Resolution == RollupResolution.Day)
            .SumAsync(rollup => rollup.Waited);
        var size = new FileInfo(host.Get<SqliteDatabase>().FilePath).Length >> 20;
        Console.WriteLine(
            $"{minutes:N0} minute rows' worth of history written in {took.TotalSeconds:0} s, {size:N0} MiB; minutes "
                + $"kept {await context.ThrottleMinutes.CountAsync():N0}"
        );
        foreach (var row in rows)
        {
            Console.WriteLine($"  {row.Key, -6} {row.Count, 10:N0} rows, {row.Throttled, 9:N0} of them throttled");
        }
    }
}
