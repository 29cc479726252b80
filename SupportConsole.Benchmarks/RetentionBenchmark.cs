using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Retention;

namespace SupportConsole.Benchmarks;

/// <summary>
/// Live traffic without the retention and while it deletes, by turns, so that a machine that is busy with other things is
/// as busy for both; and what a million finished transcripts weigh.
/// </summary>
internal static class RetentionBenchmark
{
    private const int Accounts = 1_000;
    private const int Callers = 32;
    private const int InFlight = 2_000;
    private const int Batch = 1_000;
    private const long Day = 86_400_000;

    public static async Task<int> RunAsync(string engine, int old, int turns, int seconds)
    {
        await using var host = await BenchmarkHost.StartAsync(engine);
        var limiter = host.Get<ITranscriptLimiter>();
        await host.RegisterAsync(Accounts);
        var before = await SizeAsync(host);
        await FinishAsync(limiter, old);
        Console.WriteLine(
            $"{old:N0} finished transcripts take {(await SizeAsync(host) - before) / 1e6:N0} MB: "
                + $"{(await SizeAsync(host) - before) * 1e6 / old / 1e6:N0} MB a million"
        );
        await AgeAsync(host);
        var retention = host.Get<IEnumerable<IHostedService>>().OfType<TranscriptRetention>().Single();
        var load = new LifecycleLoad(limiter, Callers, Accounts, InFlight);
        await load.RunAsync(TimeSpan.FromSeconds(seconds), seed: 1);
        var (without, beside) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < turns; turn++)
        {
            without.Add(await MeasureAsync(load, "without", seconds, turn));
            using var end = new CancellationTokenSource();
            var deleting = DeleteAsync(retention, end.Token);
            beside.Add(await MeasureAsync(load, "beside ", seconds, turn));
            await end.CancelAsync();
            await deleting;
        }

        Console.WriteLine(
            $"p99 of a submit, median of {turns} turns: {Median(without):0.00} ms without, {Median(beside):0.00} ms while "
                + $"it deletes ({(Median(beside) / Median(without)) - 1:+0.0 %;-0.0 %})"
        );
        await load.DrainAsync();
        var watch = Stopwatch.StartNew();
        var left = await retention.RunAsync(CancellationToken.None);
        Console.WriteLine(
            $"the rest alone: {left.Transcripts:N0} transcripts in {watch.Elapsed.TotalSeconds:0.0} s "
                + $"({left.Transcripts / watch.Elapsed.TotalSeconds:N0} a second)"
        );
        return 0;
    }

    private static async Task<double> MeasureAsync(LifecycleLoad load, string what, int seconds, int turn)
    {
        var result = await load.RunAsync(TimeSpan.FromSeconds(seconds), turn);
        Console.WriteLine($"{what}  {result.PerSecond, 8:N0} lifecycles/s   {result.Submits}");
        return result.Submits.Percentile(0.99);
    }

    private static async Task DeleteAsync(TranscriptRetention retention, CancellationToken end)
    {
        try
        {
            await retention.RunAsync(end);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The turn is over.
        }
    }

    private static async Task FinishAsync(ITranscriptLimiter limiter, int count)
    {
        for (var done = 0; done < count; done += Batch)
        {
            await limiter.SubmitAsync(
                $"a{done / Batch % Accounts}",
                [
                    .. Enumerable.Repeat(
                        new TranscriptSubmission(AudioUrl: "https://audio.example/customer/1.mp3"),
                        Batch
                    ),
                ],
                CancellationToken.None
            );
            await new LifecycleLoad(limiter, 1, Accounts, Batch).DrainAsync();
        }
    }

    /// <summary>Makes everything that has ended a hundred days older.</summary>
    private static async Task AgeAsync(BenchmarkHost host)
    {
        await using var context = await host.Get<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync();
        context.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await context.Database.ExecuteSqlRawAsync(
            "UPDATE transcripts SET submitted_at = submitted_at - {0}, started_at = started_at - {0}, "
                + "finished_at = finished_at - {0} WHERE finished_at IS NOT NULL",
            100 * Day
        );
    }

    /// <summary>Bytes of the database.</summary>
    private static async Task<double> SizeAsync(BenchmarkHost host)
    {
        await using var context = await host.Get<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync();
        return context.Database.IsSqlite()
            ? await ScalarAsync(
                context,
                "SELECT page_count * page_size AS \"Value\" FROM pragma_page_count(), pragma_page_size()"
            )
            : await ScalarAsync(context, "SELECT pg_database_size(current_database()) AS \"Value\"");
    }

    private static async Task<double> ScalarAsync(ConsoleDbContext context, string sql) =>
        (await context.Database.SqlQueryRaw<long>(sql).ToListAsync())[0];

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
