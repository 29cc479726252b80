using SupportConsole.Tests.Crash.Checks;

namespace SupportConsole.Tests.Crash.Faults;

/// <summary>A crash test that finds nothing is worth what its checker would have found.</summary>
public sealed class CheckerTests
{
    public static TheoryData<string> Faults => [.. PlantedFaults.All.Keys];

    [Fact]
    public void Check_OfAWorldWithoutFaults_FindsNothing() =>
        Assert.Empty(CrashChecker.Check(HealthyWorld.Create().Evidence(), isEnd: false));

    [Theory]
    [MemberData(nameof(Faults))]
    public void Check_OfAPlantedFault_ReportsIt(string fault)
    {
        var (plant, report) = PlantedFaults.All[fault];
        var world = HealthyWorld.Create();

        plant(world);

        var found = CrashChecker.Check(world.Evidence(), isEnd: false);
        Assert.True(
            found.Any(problem => problem.Contains(report, StringComparison.Ordinal)),
            $"not found: {report}\nfound:\n{string.Join('\n', found)}"
        );
    }
}
