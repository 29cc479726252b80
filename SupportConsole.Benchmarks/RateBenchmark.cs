using System.Diagnostics;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Benchmarks;

/// <summary>
/// Durable rate decisions: new streaming sessions and LeMUR requests, admitted until an account's limit is reached.
/// </summary>
internal static class RateBenchmark
{
    private const int WarmUpSeconds = 3;

    public static async Task<int> RunAsync(string engine, int callers, int accounts, int seconds)
    {
        await using var host = await BenchmarkHost.StartAsync(engine);
        await host.RegisterAsync(accounts);
        var (streams, lemur) = (host.Get<IStreamLimiter>(), host.Get<ILemurLimiter>());
        await MeasureAsync(
            "streams",
            account => streams.OpenAsync(account, new(), CancellationToken.None),
            callers,
            accounts,
            WarmUpSeconds
        );
        await MeasureAsync(
            "LeMUR",
            account => lemur.AdmitAsync(account, new(), CancellationToken.None),
            callers,
            accounts,
            WarmUpSeconds
        );
        Console.WriteLine(
            await MeasureAsync(
                "streams",
                account => streams.OpenAsync(account, new(), CancellationToken.None),
                callers,
                accounts,
                seconds
            )
        );
        Console.WriteLine(
            await MeasureAsync(
                "LeMUR",
                account => lemur.AdmitAsync(account, new(), CancellationToken.None),
                callers,
                accounts,
                seconds
            )
        );
        Console.WriteLine("aim: 40,000 /s with 50 callers, p99 at most 5 ms");
        return 0;
    }

    private static async Task<string> MeasureAsync<T>(
        string what,
        Func<string, Task<T>> decideAsync,
        int callers,
        int accounts,
        int seconds
    )
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds), TimeProvider.System);
        var sample = new Sample();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(caller => Task.Run(() => CallAsync(new Random(caller)), CancellationToken.None))
        );
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        return $"{what, -8} {callers:N0} callers, {accounts:N0} accounts: "
            + $"{sample.Count / watch.Elapsed.TotalSeconds, 7:N0} decisions/s   {sample}   "
            + $"CPU {used / watch.Elapsed:P0} of one core, {used.TotalMicroseconds / Math.Max(1, sample.Count):0} "
            + "us each";

        async Task CallAsync(Random random)
        {
            while (!end.IsCancellationRequested)
            {
                var account = $"a{random.Next(accounts)}";
                await sample.MeasureAsync(() => decideAsync(account));
            }
        }
    }
}
