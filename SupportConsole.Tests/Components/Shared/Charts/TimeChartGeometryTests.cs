using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Charts;

namespace SupportConsole.Tests.Components.Shared.Charts;

public sealed class TimeChartGeometryTests
{
    private static readonly HashSet<string> None = [];

    [Fact]
    public void Paths_Bars_AreStackedFromTheBottomUp()
    {
        var chart = new TimeChartGeometry(Charts.Of(Charts.Bars("a", 1, 0, 0, 0), Charts.Bars("b", 2, 0, 0, 0)), None);

        Assert.Equal(4, chart.Ceiling);
        Assert.Equal(["M0 1000V750H248V1000Z", "M0 750V250H248V750Z"], chart.Paths.Select(path => path.Fill));
    }

    [Fact]
    public void Paths_Areas_AreSteppedWithALineOnTop()
    {
        var chart = new TimeChartGeometry(Charts.Of(Charts.Area("a", 1, 3, 3, 1)), None);

        Assert.Equal("M0 750H250V250H500V250H750V750H1000", chart.Paths[0].Line);
        Assert.StartsWith(chart.Paths[0].Line, chart.Paths[0].Fill, StringComparison.Ordinal);
        Assert.EndsWith(
            "L1000 1000H750L750 1000H500L500 1000H250L250 1000H0Z",
            chart.Paths[0].Fill,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Paths_AGap_IsNotDrawn()
    {
        var chart = new TimeChartGeometry(Charts.Of(Charts.Area("a", 3, null, null, 3)), None);

        Assert.Equal("M0 250H250M750 250H1000", chart.Paths[0].Line);
        Assert.Equal(2, chart.Paths[0].Fill.Count(letter => letter == 'Z'));
    }

    [Fact]
    public void Paths_AGapBelow_LeavesTheUpperSeriesOnTheGround()
    {
        var chart = new TimeChartGeometry(
            Charts.Of(Charts.Area("a", null, 1, 1, 1), Charts.Area("b", 1, 1, 1, 1)),
            None
        );

        Assert.StartsWith("M0 750H250V500H500", chart.Paths[1].Line, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_ASeriesWithNothing_LeavesTheLineBelowInSight()
    {
        var chart = new TimeChartGeometry(Charts.Of(Charts.Area("a", 1, 1, 1, 1), Charts.Area("b", 0, 1, 1, 0)), None);

        Assert.Equal("M250 500H500V500H750", chart.Paths[1].Line);
    }

    [Fact]
    public void Hidden_Series_LeavesRoomForTheOthers()
    {
        var data = Charts.Of(Charts.Bars("a", 900, 0, 0, 0), Charts.Bars("b", 3, 0, 0, 0)) with
        {
            Limit = [new(Charts.From, 5_000)],
        };

        Assert.Equal(6_000, new TimeChartGeometry(data, None).Ceiling);
        Assert.Equal(4, new TimeChartGeometry(data, new HashSet<string> { "a", ChartWords.Limit }).Ceiling);
    }

    [Fact]
    public void Limit_IsASteppedLineWithItsNewestValueAtTheEnd()
    {
        var chart = new TimeChartGeometry(
            Charts.Of(Charts.Area("a", 1, 1, 1, 1)) with
            {
                Limit = [new(Charts.From, 200), new(Charts.From.AddHours(2), 400)],
            },
            None
        );

        Assert.Equal("M0 600H500V200H1000", Scaled(chart, 500));
        Assert.Equal(400, chart.NewestLimit?.Value);
        Assert.Equal([200d], chart.LabelledLimits.Select(span => span.Value));
    }

    [Fact]
    public void Limit_Unknown_IsAGap()
    {
        var chart = new TimeChartGeometry(
            Charts.Of() with
            {
                Limit = [new(Charts.From.AddHours(1), 4), new(Charts.From.AddHours(2), null)],
            },
            None
        );

        Assert.Equal("M250 200H500", Scaled(chart, 5));
        Assert.Null(chart.NewestLimit);
        Assert.Equal([4d], chart.LabelledLimits.Select(span => span.Value));
    }

    [Fact]
    public void Limit_TooShortForALabel_HasNone()
    {
        var chart = new TimeChartGeometry(
            Charts.Of() with
            {
                Limit = [new(Charts.From, 100), new(Charts.From.AddMinutes(5), 200), new(Charts.From.AddHours(2), 400)],
            },
            None
        );

        Assert.Equal([200d], chart.LabelledLimits.Select(span => span.Value));
    }

    [Fact]
    public void UnexplainedSteps_AreThoseWithoutAMark()
    {
        var data = Charts.Of() with
        {
            Limit = [new(Charts.From, 200), new(Charts.From.AddHours(1), 400), new(Charts.From.AddHours(2), 1)],
        };
        var marked = data with
        {
            Marks = [new(Charts.From.AddHours(1).AddSeconds(-20), 400, "200 → 400", "changed by Sam")],
        };

        Assert.Equal([(0.25, 200d, 400d), (0.5, 400d, 1d)], new TimeChartGeometry(data, None).UnexplainedSteps);
        Assert.Equal([(0.5, 400d, 1d)], new TimeChartGeometry(marked, None).UnexplainedSteps);
        Assert.Empty(new TimeChartGeometry(data with { LimitScales = true }, None).UnexplainedSteps);
    }

    [Fact]
    public void Ticks_StandOnTheReadersClock() =>
        Assert.Equal(
            ["11:00", "11:30", "12:00", "12:30", "13:00", "13:30", "14:00", "14:30"],
            new TimeChartGeometry(Charts.Of(), None).Ticks(ReaderZone.Of("Europe/Berlin")).Select(tick => tick.Text)
        );

    [Fact]
    public void Empty_Chart_HasAnAxis()
    {
        var chart = new TimeChartGeometry(Charts.Of() with { Buckets = [] }, None);

        Assert.Equal([0L, 1L, 2L], chart.Levels);
        Assert.Empty(chart.Paths);
    }

    /// <summary>The limit's path, told for the ceiling that the test means.</summary>
    private static string Scaled(TimeChartGeometry chart, long ceiling)
    {
        Assert.Equal(ceiling, chart.Ceiling);
        return chart.LimitLine;
    }
}
