using Xunit.Abstractions;

namespace SupportConsole.Tests.Simulation;

/// <summary>
/// Two worlds, 40,000 events; the benchmark <c>simulation</c> lives through any number. A violation prints the seed and
/// the last events; docs/development.md says how to replay it.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Events = 20_000;

    [Theory]
    [InlineData(6)]
    [InlineData(10)]
    public void AnyWorld_KeepsEveryPromise(int seed)
    {
        var report = Simulation.Run(seed, Events);

        output.WriteLine(report.ToString());
        Assert.True(report.Violation is null, report.ToString());
    }

    /// <summary>World 7 closes sessions that were opened in one instant.</summary>
    [Theory]
    [InlineData(42, 3_000)]
    [InlineData(7, 5_000)]
    public void SameSeed_IsTheSameStory(int seed, int events)
    {
        var first = Simulation.Run(seed, events);
        var second = Simulation.Run(seed, events);

        Assert.Equal(first.Hash, second.Hash);
        Assert.Equal(first.LastEvents, second.LastEvents);
        Assert.NotEqual(first.Hash, Simulation.Run(seed + 1, events).Hash);
    }
}
