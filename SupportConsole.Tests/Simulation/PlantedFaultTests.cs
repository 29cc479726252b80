using SupportConsole.Tests.Simulation.Faults;
using Xunit.Abstractions;

namespace SupportConsole.Tests.Simulation;

/// <summary>
/// The simulation is only worth what it finds. Each fault is planted alone and must be found within a few worlds, in
/// which the product as it is keeps every promise.
/// </summary>
public sealed class PlantedFaultTests(ITestOutputHelper output)
{
    private const int Worlds = 10;
    private const int EventsPerWorld = 4_000;

    public static TheoryData<string> DatabaseFaults => [.. PlantedFaults.All.Keys];

    [Theory]
    [MemberData(nameof(DatabaseFaults))]
    public void FaultOfTheDatabaseWork_IsFound(string name) =>
        Assert.NotNull(
            FirstViolation(name, seed => Simulation.FindViolation(seed, EventsPerWorld, PlantedFaults.All[name]))
        );

    private string? FirstViolation(string name, Func<int, string?> run)
    {
        for (var seed = 1; seed <= Worlds; seed++)
        {
            if (run(seed) is { } violation)
            {
                output.WriteLine($"planted: {name}{Environment.NewLine}found: {violation}");
                return violation;
            }
        }

        output.WriteLine(
            $"planted: {name}{Environment.NewLine}not found in seeds 1 to {Worlds}, {EventsPerWorld} events each"
        );
        return null;
    }
}
