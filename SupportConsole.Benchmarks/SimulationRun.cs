using System.Diagnostics;
using System.Globalization;
using SupportConsole.Tests.Simulation;

namespace SupportConsole.Benchmarks;

/// <summary>
/// Simulates world after world, one on each core, until so many events have happened, or a promise is broken.
/// </summary>
internal sealed class SimulationRun(long events, int seed)
{
    /// <summary>Small enough to be replayed in seconds, large enough for long stories.</summary>
    private const int EventsPerWorld = 20_000;

    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private long _given;
    private long _worlds;
    private TimeSpan _told;
    private (long Events, long Worlds, long Steps, long Commits, long Crashes, long Failures) _done;
    private SimulationReport? _broken;

    /// <param name="events">How many in all.</param>
    /// <param name="seed">Seed of the first world; the next have the next numbers.</param>
    /// <returns>0, or 2 when a promise was broken.</returns>
    public static int Run(int events, int seed) => new SimulationRun(events, seed).Run();

    private int Run()
    {
        Print(
            $"{events:N0} events in worlds of {EventsPerWorld:N0}, seeds from {seed}, {Environment.ProcessorCount} worlds at once"
        );
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(RunWorlds)).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        if (_broken is { } report)
        {
            Console.WriteLine(report);
            Print($"Replay: simulation {EventsPerWorld} {report.Seed}");
            return 2;
        }

        Print($"All promises kept in {_done.Events:N0} events.");
        return 0;
    }

    private void RunWorlds()
    {
        while (NextWorld() is var (world, length))
        {
            Add(Simulation.Run(world, length));
        }
    }

    /// <summary>The next world nobody runs; null when there are enough, or one broke a promise.</summary>
    private (int Seed, int Events)? NextWorld()
    {
        lock (_lock)
        {
            if (_broken is not null || _given >= events)
            {
                return null;
            }

            var length = (int)Math.Min(EventsPerWorld, events - _given);
            _given += length;
            return ((int)(seed + _worlds++), length);
        }
    }

    private void Add(SimulationReport report)
    {
        lock (_lock)
        {
            if (report.Violation is not null)
            {
                _broken ??= report;
                return;
            }

            _done = (
                _done.Events + report.Events,
                _done.Worlds + 1,
                _done.Steps + report.Steps,
                _done.Commits + report.Commits,
                _done.Crashes + report.Crashes,
                _done.Failures + report.FailedCalls
            );
            var elapsed = Stopwatch.GetElapsedTime(_started);
            if (elapsed - _told >= ProgressEvery || _done.Events >= events)
            {
                _told = elapsed;
                Print(
                    $"{elapsed:hh\\:mm\\:ss}  {_done.Events, 13:N0} events  {_done.Events / elapsed.TotalSeconds, 8:N0}/s  {_done.Worlds:N0} worlds  {_done.Steps:N0} steps, {_done.Commits:N0} commits, {_done.Crashes:N0} crashes, {_done.Failures:N0} failed calls"
                );
            }
        }
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
