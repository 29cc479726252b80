using SupportConsole.Tests.Simulation.Faults;
using SupportConsole.Tests.Simulation.Mutants;
using Xunit.Abstractions;

namespace SupportConsole.Tests.Simulation;

/// <summary>
/// The simulation is only worth what it finds. Each fault is planted alone and must be found within a few worlds, in which the
/// product as it is keeps every promise.
/// </summary>
public sealed class PlantedFaultTests(ITestOutputHelper output)
{
    private const int Worlds = 10;
    private const int EventsPerWorld = 4_000;

    private static readonly Lazy<CoreSources> Sources = new(CoreSources.Read);

    public static TheoryData<string> DatabaseFaults => [.. PlantedFaults.All.Keys];

    public static TheoryData<string> RuleFaults => [.. Mutations.All.Keys];

    [Theory]
    [MemberData(nameof(DatabaseFaults))]
    public void FaultOfTheDatabaseWork_IsFound(string name) =>
        Assert.NotNull(FirstViolation(name, seed => Simulation.FindViolation(seed, EventsPerWorld, PlantedFaults.All[name])));

    [Theory]
    [MemberData(nameof(RuleFaults))]
    public void FaultOfTheRules_IsFound(string name)
    {
        var world = new MutantWorld(Sources.Value.Compile(Mutations.All[name]));

        Assert.NotNull(FirstViolation(name, seed => world.Run(seed, EventsPerWorld)));
        world.Unload();
    }

    [Fact]
    public void ProductAsItIs_KeepsItsPromisesInTheSameWorlds()
    {
        var world = new MutantWorld(Sources.Value.Compile(mutation: null));

        Assert.Null(FirstViolation("nothing", seed => world.Run(seed, EventsPerWorld)));
        world.Unload();
    }

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

        output.WriteLine($"planted: {name}{Environment.NewLine}not found in seeds 1 to {Worlds}, {EventsPerWorld} events each");
        return null;
    }
}
