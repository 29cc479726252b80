using System.Diagnostics;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Store;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Benchmarks;

/// <summary>Durable transcript lifecycles on SQLite: submit, lease, complete, each answered after fsync.</summary>
internal static class LifecycleBenchmark
{
    private const int WarmUpSeconds = 4;
    private const int Rounds = 5;
    private const int Workers = 4;
    private const int LeasePage = 500;

    public static async Task<int> RunAsync(string engine, int callers, int accounts, int seconds)
    {
        await using var host = await BenchmarkHost.StartAsync(engine);
        var registry = host.Get<IAccountRegistry>();
        await Task.WhenAll(Enumerable.Range(0, accounts).Select(number => registry.RegisterAsync(
            new() { AccountId = $"a{number}", Email = $"a{number}@bench.example", Name = $"Account {number}", Plan = AccountPlan.Enterprise, EomBilling = true }, CancellationToken.None)));

        // The first round of each is for the compiler; then in turns, so that a noisy neighbour disturbs both.
        var floor = new LifecycleFloor(host.Get<ILimitStore>(), accounts, callers);
        await floor.MeasureAsync(WarmUpSeconds);
        await MeasureAsync(host.Get<ITranscriptLimiter>(), callers, accounts, WarmUpSeconds);
        var (floors, products) = (new List<double>(), new List<double>());
        for (var round = 1; round <= Rounds; round++)
        {
            floors.Add(await floor.MeasureAsync(Math.Max(1, seconds / Rounds)));
            var measured = await MeasureAsync(host.Get<ITranscriptLimiter>(), callers, accounts, Math.Max(1, seconds / Rounds));
            products.Add(measured.PerSecond);
            Console.WriteLine($"round {round}: bare statements {floors[^1],7:N0} /s   {measured.Text}");
        }

        var (median, bare) = (Median(products), Median(floors));
        Console.WriteLine(
            $"{engine}, {callers:N0} callers, {accounts:N0} accounts: {median:N0} lifecycles/s, {median / bare:P0} of the {bare:N0} that the bare statements reach (aim: 60 %; {Aim(engine)})");
        return 0;
    }

    private static string Aim(string engine) => engine == BenchmarkDatabase.Sqlite ? "30,000 /s" : "18,000 /s";

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task<(double PerSecond, string Text)> MeasureAsync(ITranscriptLimiter limiter, int callers, int accounts, int seconds)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds), TimeProvider.System);
        var (submits, completed) = (new Sample(), 0L);

        // A caller brings its next one when one is through, so that what is measured are whole lives.
        using var room = new SemaphoreSlim(callers);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll([
            .. Enumerable.Range(0, callers).Select(caller => Task.Run(() => SubmitAsync(limiter, new Random(caller), accounts, submits, room, end.Token), CancellationToken.None)),
            .. Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(limiter, worker, Completed, () => end.IsCancellationRequested && room.CurrentCount == callers), CancellationToken.None))]);
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        return (
            completed / watch.Elapsed.TotalSeconds,
            $"lifecycles {completed / watch.Elapsed.TotalSeconds,7:N0} /s   submit {submits}   CPU {used / watch.Elapsed:P0} of one core, {used.TotalMicroseconds / Math.Max(1, completed):0} us each");

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

    private static async Task WorkAsync(ITranscriptLimiter limiter, int worker, Action<int> completed, Func<bool> isOver)
    {
        while (!isOver())
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
