using SupportConsole.Tests.Simulation.Checks;

namespace SupportConsole.Tests.Simulation;

/// <summary>Runs worlds.</summary>
internal static class Simulation
{
    /// <summary>Runs the world of one seed, then lets everything in it end.</summary>
    /// <param name="seed">Decides everything.</param>
    /// <param name="events">How many things happen: calls by clients, workers and people, crashes, outages.</param>
    /// <param name="planted">What is wrong on purpose.</param>
    public static SimulationReport Run(int seed, int events, PlantedFault? planted = null)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return RunAlone(seed, events, planted ?? PlantedFault.None);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>Runs one world for what is wrong with it.</summary>
    /// <returns>The whole story; null when all promises were kept.</returns>
    public static string? FindViolation(int seed, int events, PlantedFault? planted)
    {
        var report = Run(seed, events, planted);
        return report.Violation is null ? null : report.ToString();
    }

    /// <summary>As above, for callers from another load context, who know no type of ours.</summary>
    public static string? FindViolation(int seed, int events) => FindViolation(seed, events, planted: null);

    private static SimulationReport RunAlone(int seed, int events, PlantedFault planted)
    {
        var world = new World(seed, planted);
        var done = 0;
        string? violation = null;
        try
        {
            for (; done < events; done++)
            {
                world.Happen();
            }

            FullCheck.Check(world.Tables, world.Model, world.Parties.Acknowledged);
            world.Quiesce();
            FullCheck.Check(world.Tables, world.Model, world.Parties.Acknowledged);
        }
        catch (ViolationException broken)
        {
            violation = broken.Message;
        }

        return new(seed, done, violation, world.Log.Hash, [.. world.Log.Last()])
        {
            Steps = world.Steps,
            Commits = world.Commits,
            Crashes = world.Crashes,
            FailedCalls = world.FailedCalls,
            Transcripts = world.Tables.Transcripts.Count,
        };
    }
}

/// <summary>What a world came to.</summary>
/// <param name="Seed">Runs it again.</param>
/// <param name="Events">How many things happened.</param>
/// <param name="Violation">The first broken promise; null when all were kept.</param>
/// <param name="Hash">Of everything that happened: the same for the same seed.</param>
/// <param name="LastEvents">The end of the log.</param>
internal sealed record SimulationReport(
    int Seed,
    int Events,
    string? Violation,
    ulong Hash,
    IReadOnlyList<string> LastEvents
)
{
    public long Steps { get; init; }

    public long Commits { get; init; }

    public long Crashes { get; init; }

    public long FailedCalls { get; init; }

    public long Transcripts { get; init; }

    /// <summary>The whole story in words.</summary>
    public override string ToString() =>
        Violation is null
            ? $"seed {Seed}: {Events} events, {Steps} steps, {Commits} commits, {Crashes} crashes, {FailedCalls} "
                + $"failed calls, {Transcripts} transcripts: all promises kept"
            : $"seed {Seed}: after {Events} events: "
                + $"{Violation}{Environment.NewLine}{string.Join(Environment.NewLine, LastEvents)}";
}
