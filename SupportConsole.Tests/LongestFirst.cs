using SupportConsole.Tests;
using SupportConsole.Tests.EndToEnd;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("SupportConsole.Tests." + nameof(LongestFirst), "SupportConsole.Tests")]

namespace SupportConsole.Tests;

/// <summary>
/// Starts what takes minutes before what takes seconds: a journey of browsers that begins last would be waited for
/// alone. The order of the others means nothing.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <summary>Ends of their names; the kill tests wait most of the time, and so run beside the journeys.</summary>
    private static readonly string[] Long =
    [
        MoreConsoleJourneys.Name,
        ConsoleJourneys.Name,
        "KillTests",
        "HistoryTests",
        "SqliteIdleTests",
        "SimulationTests",
    ];

    /// <inheritdoc/>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(Place);

    private static int Place(ITestCollection collection)
    {
        var place = Array.FindIndex(Long, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
