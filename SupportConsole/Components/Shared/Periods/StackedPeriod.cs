using SupportConsole.Core.Periods;

namespace SupportConsole.Components.Shared.Periods;

/// <summary>Values over a period, stacked: what a chart draws, its legend explains and a table lists.</summary>
public sealed record StackedPeriod
{
    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset To { get; init; }

    public required BucketSize Size { get; init; }

    public required IReadOnlyList<HistoryBucket> Buckets { get; init; }

    /// <summary>Those with a line of their own, most first.</summary>
    public required IReadOnlyList<StackedSeries> Top { get; init; }

    /// <summary>All the others together, one value a bucket.</summary>
    public required IReadOnlyList<long> Others { get; init; }

    /// <summary>How many the others are; with none, nothing is said of them.</summary>
    public required int OtherCount { get; init; }

    /// <summary>What the values are, in two or three words.</summary>
    public required string Title { get; init; }

    /// <summary>What the lines stand for, for the legend.</summary>
    public required string LegendTitle { get; init; }

    /// <summary>What the chart says, for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>A value where its unit is known.</summary>
    public Func<long, string> Figure { get; init; } = Figures.Whole;

    /// <summary>A value with its unit.</summary>
    public Func<long, string> Count { get; init; } = Figures.Whole;
}

/// <summary>One line of a stacked period.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Href">Where more about it stands; null for nowhere.</param>
/// <param name="Values">One a bucket.</param>
public sealed record StackedSeries(string Name, string? Href, IReadOnlyList<long> Values)
{
    /// <summary>The identity that its colour belongs to.</summary>
    public string Key { get; init; } = Name;
}
