using System.Collections.Concurrent;
using System.Diagnostics;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Benchmarks;

/// <summary>
/// One account with a huge queue must slow nobody else: submits and starts of others without it and with it, and who is
/// leased first.
/// </summary>
internal static class FairnessBenchmark
{
    private const string Whale = "whale";
    private const int Accounts = 100;
    private const int Callers = 8;
    private const int Workers = 2;
    private const int LeasePage = 100;
    private const int OrderedStarts = 200;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    public static async Task<int> RunAsync(int queued, string engine)
    {
        await using var host = await BenchmarkHost.StartAsync(engine);
        var limiter = host.Get<ITranscriptLimiter>();
        await host.RegisterAsync(Accounts);
        await host.RegisterAsync(Whale, AccountPlan.Enterprise);

        // The first round is for the compiler.
        await MeasureAsync(limiter, "compiling");
        Print("without", await MeasureAsync(limiter, "without"));
        await Backlog.SubmitAsync(limiter, [Whale], queued);
        Print($"beside {queued:N0} queued", await MeasureAsync(limiter, "beside"));
        var misplaced = await CountMisplacedAsync(limiter);
        Console.WriteLine($"leases in start order across accounts: {OrderedStarts - misplaced} of {OrderedStarts}");

        return 0;
    }

    private static void Print(string what, (Sample Submits, Sample Starts, long OfWhale) measured) =>
        Console.WriteLine(
            $"""
            {what}
              submit             {measured.Submits}   {measured.Submits.Count:N0} times
              submit to worker   {measured.Starts}
              completed of the large account {measured.OfWhale:N0}
            """
        );

    /// <summary>
    /// Other accounts' callers bring one transcript after the other, workers end whatever they are given.
    /// </summary>
    /// <param name="limiter">The product.</param>
    /// <param name="round">
    /// Begins the ids: a repeated id would be answered with what became of it in an earlier round.
    /// </param>
    private static async Task<(Sample Submits, Sample Starts, long OfWhale)> MeasureAsync(
        ITranscriptLimiter limiter,
        string round
    )
    {
        using var end = new CancellationTokenSource(Time, TimeProvider.System);
        var (submits, starts, ofWhale) = (new Sample(), new Sample(), 0L);
        var waiting = new ConcurrentDictionary<string, (long Since, TaskCompletionSource Leased)>();
        await Task.WhenAll([
            .. Enumerable
                .Range(0, Callers)
                .Select(caller =>
                    Task.Run(
                        () =>
                            SubmitAsync(limiter, new Random(caller), $"{round}-{caller}", submits, waiting, end.Token),
                        CancellationToken.None
                    )
                ),
            .. Enumerable
                .Range(0, Workers)
                .Select(worker =>
                    Task.Run(() => WorkAsync(limiter, $"worker-{worker}", Leased, end.Token), CancellationToken.None)
                ),
        ]);
        return (submits, starts, ofWhale);

        void Leased(Lease lease)
        {
            if (waiting.TryRemove(lease.Id, out var submitted))
            {
                starts.Add(Stopwatch.GetElapsedTime(submitted.Since));
                submitted.Leased.SetResult();
            }
            else if (lease.AccountId == Whale)
            {
                Interlocked.Increment(ref ofWhale);
            }
        }
    }

    private static async Task SubmitAsync(
        ITranscriptLimiter limiter,
        Random random,
        string caller,
        Sample submits,
        ConcurrentDictionary<string, (long Since, TaskCompletionSource Leased)> waiting,
        CancellationToken end
    )
    {
        while (!end.IsCancellationRequested)
        {
            var id = $"{caller}-{random.NextInt64():x}";
            var leased = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting[id] = (Stopwatch.GetTimestamp(), leased);
            await submits.MeasureAsync(() =>
                limiter.SubmitAsync($"a{random.Next(Accounts)}", [new TranscriptSubmission(id)], CancellationToken.None)
            );
            await leased.Task.WaitAsync(end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task WorkAsync(
        ITranscriptLimiter limiter,
        string worker,
        Action<Lease> leased,
        CancellationToken end
    )
    {
        while (!end.IsCancellationRequested)
        {
            var leases = await limiter.LeaseAsync(
                new(worker, LeasePage, Glance, TimeSpan.FromMinutes(1)),
                CancellationToken.None
            );
            leases.ToList().ForEach(leased);
            if (leases.Count > 0)
            {
                await CompleteAsync(limiter, leases);
            }
        }
    }

    private static Task<CompleteOutcome> CompleteAsync(ITranscriptLimiter limiter, IReadOnlyList<Lease> leases) =>
        limiter.CompleteAsync(
            [.. leases.Select(lease => new TranscriptResult(lease.Id, lease.LeaseToken, Succeeded: true, 60_000))],
            CancellationToken.None
        );

    /// <summary>
    /// Starts transcripts of many accounts one after the other while the large account holds all its slots, and looks
    /// in which order workers get them.
    /// </summary>
    private static async Task<int> CountMisplacedAsync(ITranscriptLimiter limiter)
    {
        // What started before them is handed out and held.
        while (
            (
                await limiter.LeaseAsync(
                    new("holder", 1_000, TimeSpan.Zero, TimeSpan.FromMinutes(10)),
                    CancellationToken.None
                )
            ).Count > 0
        ) { }

        var ids = Enumerable.Range(0, OrderedStarts).Select(number => $"ordered-{number}").ToList();
        for (var number = 0; number < ids.Count; number++)
        {
            await limiter.SubmitAsync(
                $"a{(number * 7) % Accounts}",
                [new TranscriptSubmission(ids[number])],
                CancellationToken.None
            );
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }

        var leased = new List<string>();
        while (
            await limiter.LeaseAsync(new("reader", 7, TimeSpan.Zero, TimeSpan.FromMinutes(10)), CancellationToken.None)
                is { Count: > 0 } page
        )
        {
            leased.AddRange(page.Select(lease => lease.Id));
        }

        return ids.Zip(leased.Concat(Enumerable.Repeat("", ids.Count))).Count(pair => pair.First != pair.Second);
    }
}
