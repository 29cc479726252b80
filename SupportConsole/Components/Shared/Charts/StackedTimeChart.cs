using SupportConsole.Components.Shared.Periods;

namespace SupportConsole.Components.Shared.Charts;

/// <summary>
/// A stacked period (throttling, usage) as what the chart draws: a bar a bucket, the others on top in grey.
/// </summary>
internal static class StackedTimeChart
{
    private const string OthersKey = "(others)";

    public static TimeChartData Of(StackedPeriod period) =>
        new()
        {
            Title = period.Title,
            Description = period.Description,
            From = period.From,
            To = period.To,
            Size = period.Size,
            Buckets = period.Buckets,
            Series = [.. period.Top.Select(series => SeriesOf(series, period)), .. Others(period)],
            TotalName = PeriodWords.AllSeries,
            BucketWords = PeriodWords.EachBar(period.Size),
            LegendTitle = period.LegendTitle,
            Figure = value => period.Figure((long)value),
            Count = value => period.Count((long)value),
        };

    private static ChartSeries SeriesOf(StackedSeries series, StackedPeriod period) =>
        new(series.Key, series.Name, Values(series.Values))
        {
            Href = series.Href,
            Shape = ChartShape.Bar,
            Note = period.Figure(series.Values.Sum()),
        };

    private static IEnumerable<ChartSeries> Others(StackedPeriod period) =>
        period.OtherCount == 0
            ? []
            :
            [
                new(OthersKey, PeriodWords.OthersOf(period.OtherCount), Values(period.Others))
                {
                    Shape = ChartShape.Bar,
                    Tone = ChartTone.Others,
                    Note = period.Figure(period.Others.Sum()),
                },
            ];

    private static double?[] Values(IReadOnlyList<long> values) => [.. values.Select(value => (double?)value)];
}
