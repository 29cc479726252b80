using System.Diagnostics;

namespace SupportConsole.Benchmarks;

/// <summary>Processor time of a node whose accounts do nothing, beside one that has none.</summary>
internal static class IdleBenchmark
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(int accounts, string engine)
    {
        await using var host = await BenchmarkHost.StartAsync(engine);
        await MeasureAsync("no accounts");
        await host.RegisterAsync(accounts);
        await MeasureAsync($"{accounts:N0} idle accounts");

        return 0;
    }

    private static async Task MeasureAsync(string what)
    {
        // Without what is left of the work before: the compiler goes on for some ten seconds, and each service has its
        // first look within a minute.
        GC.Collect();
        await Task.Delay(Settle, TimeProvider.System);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        await Task.Delay(Time, TimeProvider.System);
        var used = Process.GetCurrentProcess().TotalProcessorTime - before;
        Console.WriteLine(
            $"{what, -24} {used.TotalMilliseconds, 6:0} ms of processor time in {Time.TotalSeconds:0} s "
                + $"({used / Time:P2} of one core)"
        );
    }
}
