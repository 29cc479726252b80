using System.Diagnostics;
using System.Globalization;
using SupportConsole.Tests.Simulation;

namespace SupportConsole.Benchmarks;

/// <summary>Simulates world after world until so many events have happened, or a promise is broken.</summary>
internal static class SimulationRun
{
    /// <summary>Small enough to be replayed in seconds, large enough for long stories.</summary>
    private const int EventsPerWorld = 20_000;

    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(10);

    /// <param name="events">How many in all.</param>
    /// <param name="seed">Seed of the first world; the next have the next numbers.</param>
    /// <returns>0, or 2 when a promise was broken.</returns>
    public static int Run(int events, int seed)
    {
        Print($"{events:N0} events in worlds of {EventsPerWorld:N0}, seeds from {seed}");
        var started = Stopwatch.GetTimestamp();
        var told = TimeSpan.Zero;
        var (done, steps, commits, crashes, failures) = (0L, 0L, 0L, 0L, 0L);
        for (var world = seed; done < events; world++)
        {
            var report = Simulation.Run(world, (int)Math.Min(EventsPerWorld, events - done));
            (done, steps, commits, crashes, failures) =
                (done + report.Events, steps + report.Steps, commits + report.Commits, crashes + report.Crashes, failures + report.FailedCalls);
            if (report.Violation is not null)
            {
                Console.WriteLine(report);
                Print($"Replay: simulation {EventsPerWorld} {report.Seed}");
                return 2;
            }

            var elapsed = Stopwatch.GetElapsedTime(started);
            if (elapsed - told >= ProgressEvery || done >= events)
            {
                told = elapsed;
                Print($"{elapsed:hh\\:mm\\:ss}  {done,13:N0} events  {done / elapsed.TotalSeconds,8:N0}/s  world {world}  {steps:N0} steps, {commits:N0} commits, {crashes:N0} crashes, {failures:N0} failed calls");
            }
        }

        Print($"All promises kept in {events:N0} events.");
        return 0;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
