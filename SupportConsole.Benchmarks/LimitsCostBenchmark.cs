using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Benchmarks;

/// <summary>
/// What limits cost: the same load where most transcripts have to wait, and where the limit is so high that none does.
/// </summary>
internal static class LimitsCostBenchmark
{
    private const int Accounts = 100;
    private const int Callers = 1_000;
    private const int InFlight = 4_000;
    private const int Limit = 10;
    private const int NoLimit = 100_000;
    private const int Rounds = 3;
    private const double Aim = 0.10;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(string engine, int seconds)
    {
        var (with, without) = (new List<double>(), new List<double>());

        // One after the other and again, so that a busy minute of the machine does not meet one of them alone.
        for (var round = 0; round < Rounds; round++)
        {
            without.Add(await MeasureAsync(engine, NoLimit, seconds));
            with.Add(await MeasureAsync(engine, Limit, seconds));
            Console.WriteLine(
                $"limits off {without[^1], 8:N0} /s   limit {Limit}, {InFlight / Accounts} in flight an account "
                    + $"{with[^1], 8:N0} /s"
            );
        }

        Console.WriteLine($"cost of limits {1 - (Median(with) / Median(without)):P1} (medians), aim at most {Aim:P0}");
        return 0;
    }

    private static async Task<double> MeasureAsync(string engine, int limit, int seconds)
    {
        await using var host = await BenchmarkHost.StartAsync(
            engine,
            ("Limits:Enterprise:AsyncConcurrency", $"{limit}")
        );
        await host.RegisterAsync(Accounts);
        var load = new LifecycleLoad(host.Get<ITranscriptLimiter>(), Callers, Accounts, InFlight);
        await load.RunAsync(WarmUp, seed: 1);
        return (await load.RunAsync(TimeSpan.FromSeconds(seconds), seed: 2)).PerSecond;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
