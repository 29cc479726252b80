using SupportConsole.Core.Periods;

namespace SupportConsole.Components.Shared.Charts;

/// <summary>How a chart's figures are shown.</summary>
public enum ChartView
{
    Chart = 0,
    Table = 1,
}

/// <summary>How a series is drawn. Both are stacked.</summary>
public enum ChartShape
{
    /// <summary>A stepped area with a line on top.</summary>
    Area = 0,
    Bar = 1,
}

/// <summary>What gives a series its colour.</summary>
public enum ChartTone
{
    /// <summary>The series' key: the same key has the same colour whatever its rank.</summary>
    ByKey = 0,
    Others = 1,
    Running = 2,
    Queued = 3,
}

/// <summary>One line of a chart.</summary>
/// <param name="Key">Its identity: colour and visibility belong to it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Values">One value a bucket; null is a gap.</param>
public sealed record ChartSeries(string Key, string Name, IReadOnlyList<double?> Values)
{
    /// <summary>Where more about it stands; null for nowhere.</summary>
    public string? Href { get; init; }

    public ChartShape Shape { get; init; }

    public ChartTone Tone { get; init; }

    /// <summary>A figure beside its name in the legend, such as its sum.</summary>
    public string? Note { get; init; }
}

/// <summary>The limit from a time on, until the next point or the chart's end.</summary>
/// <param name="At">Start.</param>
/// <param name="Value">The limit; null where none is known.</param>
public sealed record ChartLimit(DateTimeOffset At, double? Value);

/// <summary>A moment at which somebody changed the limit.</summary>
/// <param name="At">The moment.</param>
/// <param name="Value">The new limit: the height of the mark.</param>
/// <param name="Text">What changed, such as "200 → 400".</param>
/// <param name="Detail">Who did it and how.</param>
public sealed record ChartMark(DateTimeOffset At, double Value, string Text, string Detail);

/// <summary>All that a chart draws, its legend explains, its readout says and its table lists.</summary>
public sealed record TimeChartData
{
    /// <summary>What the values are, in two or three words.</summary>
    public required string Title { get; init; }

    /// <summary>The chart in a sentence, for those who do not see it.</summary>
    public required string Description { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset To { get; init; }

    /// <summary>The size of the buckets: days and months are UTC's, shorter ones stand on the reader's clock.</summary>
    public required BucketSize Size { get; init; }

    /// <summary>The buckets, oldest first. They need not be equally long, and there may be gaps between them.</summary>
    public required IReadOnlyList<HistoryBucket> Buckets { get; init; }

    /// <summary>The series, from the bottom up.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>Series that only the table and the readout have.</summary>
    public IReadOnlyList<ChartSeries> TableSeries { get; init; } = [];

    /// <summary>The limit, oldest first; empty for a chart without one.</summary>
    public IReadOnlyList<ChartLimit> Limit { get; init; } = [];

    /// <summary>True for a limit that moves by itself all the time, so that its steps need no explanation.</summary>
    public bool LimitScales { get; init; }

    /// <summary>Changes of the limit, oldest first.</summary>
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    /// <summary>The name of all series together in the readout and the table; null where a sum means nothing.</summary>
    public string? TotalName { get; init; }

    /// <summary>The length of a bucket and how its figure is to be read, as a sentence.</summary>
    public required string BucketWords { get; init; }

    /// <summary>The legend's name.</summary>
    public string LegendTitle { get; init; } = ChartWords.Legend;

    /// <summary>A value where its unit is known.</summary>
    public Func<double, string> Figure { get; init; } = ChartWords.Whole;

    /// <summary>A value with its unit.</summary>
    public Func<double, string> Count { get; init; } = ChartWords.Whole;

    /// <summary>The limit in force at a moment; null where none is known.</summary>
    public double? LimitAt(DateTimeOffset time) => Limit.LastOrDefault(point => point.At <= time)?.Value;

    /// <summary>All series together; null where all have a gap.</summary>
    public double? Total(int bucket) =>
        Series.Any(series => series.Values[bucket] is not null)
            ? Series.Sum(series => series.Values[bucket] ?? 0)
            : null;
}
