using SupportConsole.Components.Shared.Charts;
using SupportConsole.Core.Periods;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Shared.Charts;

/// <summary>Charts of four hours.</summary>
internal static class Charts
{
    public static DateTimeOffset From { get; } = Samples.Now.AddHours(-4);

    public static HistoryBucket Hour(int hour) => new(From.AddHours(hour), From.AddHours(hour + 1));

    public static TimeChartData Of(params ChartSeries[] series) =>
        new()
        {
            Title = "Throttled transcripts",
            Description = "Throttled transcripts over time.",
            From = From,
            To = Samples.Now,
            Size = BucketSize.Hour,
            Buckets = [.. Enumerable.Range(0, 4).Select(Hour)],
            Series = series,
            BucketWords = "Each bar is an hour.",
        };

    public static ChartSeries Bars(string key, params double?[] values) =>
        new(key, $"Account {key}", values) { Shape = ChartShape.Bar };

    public static ChartSeries Area(string key, params double?[] values) => new(key, $"Account {key}", values);
}
