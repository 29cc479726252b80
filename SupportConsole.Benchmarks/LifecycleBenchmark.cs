using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Benchmarks;

/// <summary>
/// Durable transcript lifecycles: submit, lease, complete, each answered after fsync, by callers who bring their next
/// when one is through; and beside them what the machine allows.
/// </summary>
internal static class LifecycleBenchmark
{
    private const int Rounds = 5;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync(string engine, int callers, int accounts, int seconds)
    {
        await using var host = await BenchmarkHost.StartAsync(engine);
        await host.RegisterAsync(accounts);
        var floor = new LifecycleFloor(host.Get<ICommandStore>(), accounts, callers);
        var load = new LifecycleLoad(host.Get<ITranscriptLimiter>(), callers, accounts, inFlight: callers);

        // The first round of each is for the compiler; then in turns, so that a noisy neighbour disturbs both.
        await floor.MeasureAsync(WarmUp);
        await load.RunAsync(WarmUp, seed: 0);
        await load.DrainAsync();
        var (floors, products) = (new List<double>(), new List<double>());
        var time = TimeSpan.FromSeconds(Math.Max(1, seconds / Rounds));
        for (var round = 1; round <= Rounds; round++)
        {
            floors.Add(await floor.MeasureAsync(time));
            var result = await load.RunAsync(time, round);
            await load.DrainAsync();
            products.Add(result.PerSecond);
            Console.WriteLine(
                $"round {round}: bare statements {floors[^1], 7:N0} /s   lifecycles {result.PerSecond, 7:N0} /s   "
                    + $"submit {result.Submits}   "
                    + $"CPU {result.CpuShare:P0} of one core, "
                    + $"{result.Cpu.TotalMicroseconds / Math.Max(1, result.Completed):0} us each"
            );
        }

        var (median, bare) = (Median(products), Median(floors));
        Console.WriteLine(
            $"{callers:N0} callers, {accounts:N0} accounts: {median:N0} lifecycles/s, {median / bare:P0} of the "
                + $"{bare:N0} that the bare statements reach "
                + $"(aims: 60 %; {(engine == BenchmarkDatabase.Sqlite ? "15,000" : "18,000")} /s)"
        );
        return 0;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
