using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Throttling.WhatIf;

namespace SupportConsole.Benchmarks;

/// <summary>
/// How long a what-if takes for an account with very many transcripts in the last day, and how soon it ends when it is
/// given up.
/// </summary>
internal static class WhatIfBenchmark
{
    private const string Account = "a0";
    private const int Limit = 200;
    private const int Proposed = 400;
    private const int PageSize = 5_000;
    private const int Repeats = 5;

    private static readonly TimeSpan Aim = TimeSpan.FromSeconds(2);
    private static readonly Actor Reader = new("benchmark", "Benchmark", [Role.SupportEngineer]);

    public static async Task<int> RunAsync(string engine, int transcripts)
    {
        await using var host = await BenchmarkHost.StartAsync(engine);
        await host.RegisterAsync(1);
        await FillAsync(host, transcripts);
        var whatIf = host.Get<IWhatIf>();
        var sample = new Sample();
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var before = GC.GetTotalAllocatedBytes();
            var outcome = (WhatIfOutcome.Compared)
                await sample.MeasureAsync(() =>
                    whatIf.ReplayAsync(Reader, Account, Proposed, new Counter(), CancellationToken.None)
                );
            Console.WriteLine(
                $"{outcome.Transcripts:N0} transcripts: throttled minutes {outcome.Recorded.ThrottledMinutes:N0} -> {outcome.Proposed.ThrottledMinutes:N0}, "
                    + $"p95 {outcome.Recorded.P95Wait.TotalSeconds:N0} s -> {outcome.Proposed.P95Wait.TotalSeconds:N0} s, {(GC.GetTotalAllocatedBytes() - before) >> 20:N0} MiB allocated"
            );
        }

        Console.WriteLine($"{sample}   aim: {Aim.TotalMilliseconds:N0} ms");
        await GiveUpAsync(whatIf);
        return 0;
    }

    private static async Task GiveUpAsync(IWhatIf whatIf)
    {
        using var stop = new CancellationTokenSource();
        var run = whatIf.ReplayAsync(Reader, Account, Proposed, new Counter(() => stop.Cancel()), stop.Token);
        var watch = new Stopwatch();
        stop.Token.Register(watch.Start);
        try
        {
            await run;
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine($"given up half-way, ended {watch.Elapsed.TotalMilliseconds:0} ms later");
        }
    }

    /// <summary>
    /// Writes a day as it would have been, by the store's own inserts: bursts twice as fast as the limit drains, and
    /// pauses. Living it through the limiter would take a minute for each million without telling more.
    /// </summary>
    private static async Task FillAsync(BenchmarkHost host, int count)
    {
        var watch = Stopwatch.StartNew();
        var start = TimeProvider.System.GetUtcNow().AddHours(-23.5);
        var mean = (long)(TimeSpan.FromHours(22).TotalMilliseconds * Limit / count);
        var slots = new PriorityQueue<DateTimeOffset, DateTimeOffset>();
        var store = host.Get<ICommandStore>();
        for (var first = 0; first < count; first += PageSize)
        {
            await using var transaction = await store.BeginAsync(CancellationToken.None);
            transaction
                .Tables<ITranscriptTables>()
                .Insert([.. Enumerable.Range(first, Math.Min(PageSize, count - first)).Select(Make)]);
            await transaction.CommitAsync();
        }

        await using var context = await host.Get<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync();
        context.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await context.Database.ExecuteSqlAsync(
            $"UPDATE transcripts SET status = 2, finished_at = started_at + {mean} * 4 / 10 + (sequence * 7919 % 1000) * {mean} * 12 / 10000 WHERE account_id = {Account}"
        );
        Console.WriteLine($"{count:N0} transcripts written in {watch.Elapsed.TotalSeconds:0} s");

        Transcript Make(int number)
        {
            // Twelve bursts of an hour, and an hour without demand after each.
            var burst = (double)number / count * 12;
            var submitted = start + TimeSpan.FromHours((Math.Floor(burst) * 22 / 12) + (burst % 1));
            var slot = slots.Count < Limit ? submitted : slots.Dequeue();
            var started = slot > submitted ? slot : submitted;
            var sequence = number + 1L;
            var finished = started.AddMilliseconds((mean * 4 / 10) + (sequence * 7919 % 1000 * mean * 12 / 10000));
            slots.Enqueue(finished, finished);
            return new()
            {
                Id = $"w{number:x8}",
                AccountId = Account,
                ProjectId = "default",
                Model = "universal",
                Sequence = sequence,
                Status = TranscriptStatus.Processing,
                Throttle = started > submitted ? Throttle.Waited : Throttle.Never,
                SubmittedAt = submitted,
                StartedAt = started,
            };
        }
    }

    /// <summary>Does with progress what a page does: little.</summary>
    private sealed class Counter(Action? halfWay = null) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value > 0.4)
            {
                halfWay?.Invoke();
            }
        }
    }
}
