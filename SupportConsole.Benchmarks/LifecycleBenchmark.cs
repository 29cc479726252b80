using System.Diagnostics;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Benchmarks;

/// <summary>Durable transcript lifecycles on SQLite: submit, lease, complete, each answered after fsync.</summary>
internal static class LifecycleBenchmark
{
    private const int WarmUpSeconds = 5;
    private const int Workers = 4;
    private const int LeasePage = 500;
    public static async Task<int> RunAsync(string engine, int callers, int accounts, int seconds)
    {
        await using var host = await BenchmarkHost.StartAsync(engine);
        var registry = host.Get<IAccountRegistry>();
        await Task.WhenAll(Enumerable.Range(0, accounts).Select(number => registry.RegisterAsync(
            new() { AccountId = $"a{number}", Email = $"a{number}@bench.example", Name = $"Account {number}", Plan = AccountPlan.Enterprise, EomBilling = true }, CancellationToken.None)));

        // The first round is for the compiler.
        await MeasureAsync(host.Get<ITranscriptLimiter>(), callers, accounts, WarmUpSeconds);
        Console.WriteLine(await MeasureAsync(host.Get<ITranscriptLimiter>(), callers, accounts, seconds));
        return 0;
    }

    private static async Task<string> MeasureAsync(ITranscriptLimiter limiter, int callers, int accounts, int seconds)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds), TimeProvider.System);
        var (submits, completed) = (new Sample(), 0L);

        // A caller brings its next one when one is through, so that what is measured are whole lives.
        using var room = new SemaphoreSlim(callers);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll([
            .. Enumerable.Range(0, callers).Select(caller => Task.Run(() => SubmitAsync(limiter, new Random(caller), accounts, submits, room, end.Token), CancellationToken.None)),
            .. Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(limiter, worker, Completed, end.Token), CancellationToken.None))]);
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        return $"""
            {callers} callers, {accounts:N0} accounts, {watch.Elapsed.TotalSeconds:0.0} s
            submitted  {submits.Count / watch.Elapsed.TotalSeconds,8:N0} /s   {submits}
            lifecycles {completed / watch.Elapsed.TotalSeconds,8:N0} /s   CPU {used / watch.Elapsed:P0} of one core, {used.TotalMicroseconds / Math.Max(1, completed):0} us a lifecycle
            """;

        void Completed(int count)
        {
            Interlocked.Add(ref completed, count);
            room.Release(count);
        }
    }

    private static async Task SubmitAsync(ITranscriptLimiter limiter, Random random, int accounts, Sample sample, SemaphoreSlim room, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            if (!await room.WaitAsync(TimeSpan.FromMilliseconds(100), CancellationToken.None))
            {
                continue;
            }

            var account = $"a{random.Next(accounts)}";
            await sample.MeasureAsync(() => limiter.SubmitAsync(account, [new TranscriptSubmission()], CancellationToken.None));
        }
    }

    private static async Task WorkAsync(ITranscriptLimiter limiter, int worker, Action<int> completed, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            var leases = await limiter.LeaseAsync(new($"worker-{worker}", LeasePage, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1)), CancellationToken.None);
            if (leases.Count > 0)
            {
                await limiter.CompleteAsync([.. leases.Select(lease => new TranscriptResult(lease.Id, lease.LeaseToken, Succeeded: true, 60_000))], CancellationToken.None);
                completed(leases.Count);
            }
        }
    }
}
