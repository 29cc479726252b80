using AngleSharp.Dom;
using Bunit;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Charts;
using SupportConsole.Core.Periods;

namespace SupportConsole.Tests.Components.Shared.Charts;

public sealed class TimeChartTests : PartContext
{
    private static readonly TimeChartData Data = Charts.Of(
        Charts.Bars("a", 1, 2, 3, 4) with
        {
            Href = "/accounts/a",
            Note = "10",
        },
        Charts.Bars("b", 10, 0, 30, 40)
    ) with
    {
        TotalName = "All",
        Count = value => $"{value} transcripts",
        Limit = [new(Charts.From, 200), new(Charts.From.AddHours(2), 400)],
        Marks = [new(Charts.From.AddHours(2), 400, "200 → 400", "approved by Alex Kim")],
    };

    private readonly BunitJSModuleInterop _module;
    private ChartView? _view;
    private HistoryBucket? _part;

    public TimeChartTests()
    {
        _module = JSInterop.SetupModule("./js/brush.js");
        _module.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Chart_IsDrawnWholeWithoutAScript()
    {
        var chart = Chart(Data);

        Assert.Equal(Data.Description, chart.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Equal(["a", "b"], chart.FindAll("[data-series]").Select(series => series.GetAttribute("data-series")));
        Assert.Contains("limit 400", Texts(chart));
        Assert.Contains("limit 200", Texts(chart));
        Assert.Contains("11:00", Texts(chart));
        Assert.NotNull(Mark(chart, "13:00: limit 200 → 400, approved by Alex Kim"));
    }

    [Fact]
    public void Legend_Button_HidesAndShowsItsSeries()
    {
        var chart = Chart(Data);

        Button(chart, "Account b").Click();

        Assert.Equal("false", Button(chart, "Account b").GetAttribute("aria-pressed"));
        Assert.Equal(["a"], chart.FindAll("[data-series]").Select(series => series.GetAttribute("data-series")));

        Button(chart, "Account b").Click();

        Assert.Equal("true", Button(chart, "Account b").GetAttribute("aria-pressed"));
        Assert.Equal(2, chart.FindAll("[data-series]").Count);
        Assert.Equal(
            "/accounts/a",
            chart.FindAll("a").Single(link => Name(link) == "Open Account a").GetAttribute("href")
        );
    }

    [Fact]
    public void Legend_Limit_HidesTheLimit()
    {
        var chart = Chart(Data);

        Button(chart, "limit").Click();

        Assert.DoesNotContain("limit 400", Texts(chart));
    }

    [Fact]
    public async Task Crosshair_SaysTimeAndEachFigure()
    {
        var chart = Chart(Data);

        await ShowAsync(chart, 2);

        Assert.Equal("4 Mar 2026 13:00 – 14:00", Name(chart.Find("[role=status] strong")));
        Assert.Equal(["Account b", "30", "Account a", "3", "All", "33 transcripts", "limit", "400"], Figures(chart));

        await ShowAsync(chart, null);

        Assert.Equal("", Name(chart.Find("[role=status]")));
    }

    [Fact]
    public async Task Update_KeepsCrosshairAndHiddenSeries()
    {
        var chart = Chart(Data);
        Button(chart, "Account a 10").Click();
        await ShowAsync(chart, 3);

        chart.Render(parameters =>
            parameters.Add(
                found => found.Data,
                Data with
                {
                    Series = [Data.Series[0], Data.Series[1] with { Values = [10, 0, 30, 41] }],
                }
            )
        );

        Assert.Equal(["Account b", "41"], Figures(chart).Take(2));
        Assert.Equal("false", Button(chart, "Account a 10").GetAttribute("aria-pressed"));
        Assert.Single(_module.Invocations["attach"]);
    }

    [Fact]
    public async Task Update_WithFewerBuckets_LosesTheCrosshairThere()
    {
        var chart = Chart(Data);
        await ShowAsync(chart, 3);

        chart.Render(parameters =>
            parameters.Add(
                found => found.Data,
                Charts.Of(Charts.Bars("a", 1, 2)) with
                {
                    Buckets = [Charts.Hour(0), Charts.Hour(1)],
                }
            )
        );

        Assert.Equal("", Name(chart.Find("[role=status]")));
    }

    [Fact]
    public async Task Zoom_Chosen_TellsItsEnds()
    {
        var chart = Chart(Data);

        await chart.InvokeAsync(() => Brush().Zoom(1, 2));

        Assert.Equal(new HistoryBucket(Charts.From.AddHours(1), Charts.From.AddHours(3)), _part);
    }

    [Fact]
    public async Task Zoom_OfBucketsThatAreNotThere_IsIgnored()
    {
        var chart = Chart(Data);

        await chart.InvokeAsync(() => Brush().Zoom(2, 9));

        Assert.Null(_part);
    }

    [Fact]
    public void View_Table_HasTheSameFiguresNewestFirst()
    {
        var chart = Chart(Data);

        Button(chart, "Table").Click();

        Assert.Equal(ChartView.Table, _view);
        Assert.Equal("true", Button(chart, "Table").GetAttribute("aria-pressed"));
        Assert.Empty(chart.FindAll("[role=img]"));
        Assert.Equal(["Time", "All", "Account a", "Account b", "limit"], chart.FindAll("thead th").Select(Name));
        Assert.Equal(
            [
                "4 Mar 2026 14:00 – 15:00 44 4 40 400",
                "13:00 limit 200 → 400 approved by Alex Kim",
                "4 Mar 2026 13:00 – 14:00 33 3 30 400",
                "4 Mar 2026 12:00 – 13:00 2 2 0 200",
                "4 Mar 2026 11:00 – 12:00 11 1 10 200",
            ],
            chart.FindAll("tbody tr").Select(row => string.Join(' ', row.Children.Select(Name)))
        );
    }

    [Fact]
    public void View_BackFromTheTable_ListensAgain()
    {
        var chart = Chart(Data);

        Button(chart, "Table").Click();
        Button(chart, "Chart").Click();

        Assert.Equal(2, _module.Invocations["attach"].Count);
    }

    [Fact]
    public void Table_OfAGap_SaysThatNothingIsKnown()
    {
        var chart = Chart(Charts.Of(Charts.Area("a", null, 1, 1, 1)));

        Button(chart, "Table").Click();

        Assert.EndsWith("–", Name(chart.FindAll("tbody tr")[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void Table_OfManyBuckets_ListsTheNewestAndSaysSo()
    {
        var buckets = Enumerable
            .Range(0, 1_000)
            .Select(minute => new HistoryBucket(Charts.From.AddMinutes(minute), Charts.From.AddMinutes(minute + 1)))
            .ToList();
        var chart = Chart(Charts.Of(Charts.Area("a", [.. buckets.Select(_ => (double?)1)])) with { Buckets = buckets });

        Button(chart, "Table").Click();

        Assert.Equal(ChartTable.MaximumRows, chart.FindAll("tbody tr").Count);
        Assert.Contains("The newest 400 of 1,000 rows", chart.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_Chart_SaysSo() =>
        Assert.Contains(ChartWords.Empty, Texts(Chart(Charts.Of() with { Buckets = [] })));

    private IRenderedComponent<TimeChart> Chart(TimeChartData data) =>
        Render<TimeChart>(parameters =>
            parameters
                .AddCascadingValue(ReaderZone.Of("Europe/Berlin"))
                .Add(chart => chart.Data, data)
                .Add(chart => chart.ViewChanged, view => _view = view)
                .Add(chart => chart.OnZoom, part => _part = part)
        );

    private ChartBrush Brush() =>
        ((Microsoft.JSInterop.DotNetObjectReference<ChartBrush>)_module.Invocations["attach"][^1].Arguments[1]!).Value;

    private Task ShowAsync(IRenderedComponent<TimeChart> chart, int? bucket) =>
        chart.InvokeAsync(() => Brush().Show(bucket));

    private static IEnumerable<string> Texts(IRenderedComponent<TimeChart> chart) =>
        chart.FindAll("span, p").Select(Name);

    private static IEnumerable<string> Figures(IRenderedComponent<TimeChart> chart) =>
        chart.FindAll("[role=status] :is(dt, dd)").Select(Name);

    private static IElement Mark(IRenderedComponent<TimeChart> chart, string name) =>
        chart.FindAll("[role=img]").Single(mark => Name(mark) == name);
}
