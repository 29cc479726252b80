using SupportConsole.Components.Shared.Charts;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Periods;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Shared.Charts;

public sealed class StackedTimeChartTests
{
    [Fact]
    public void Of_AStackedPeriod_HasItsSeriesAndTheOthers()
    {
        var data = StackedTimeChart.Of(Stack(otherCount: 3));

        Assert.Equal(["a", "(others)"], data.Series.Select(series => series.Key));
        Assert.Equal(["Acme", "all others (3)"], data.Series.Select(series => series.Name));
        Assert.Equal(["5", "12"], data.Series.Select(series => series.Note));
        Assert.Equal([ChartTone.ByKey, ChartTone.Others], data.Series.Select(series => series.Tone));
        Assert.Equal(9, data.Total(0));
        Assert.All(data.Series, series => Assert.Equal(ChartShape.Bar, series.Shape));
    }

    [Fact]
    public void Of_WithoutOthers_SaysNothingOfThem() => Assert.Single(StackedTimeChart.Of(Stack(otherCount: 0)).Series);

    private static StackedPeriod Stack(int otherCount) =>
        new()
        {
            From = Charts.From,
            To = Samples.Now,
            Size = BucketSize.Hour,
            Buckets = [Charts.Hour(0), Charts.Hour(1)],
            Top = [new("Acme", "/accounts/a", [2, 3]) { Key = "a" }],
            Others = [7, 5],
            OtherCount = otherCount,
            Title = "Throttled transcripts",
            LegendTitle = "Accounts in the chart",
            Description = "Throttled transcripts over time.",
        };
}
