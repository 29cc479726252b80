using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Components.Throttling.Periods;
using SupportConsole.Core.Throttling.History;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Throttling.Periods;

public sealed class ThrottlingPageTests : PageContext
{
    public ThrottlingPageTests() => Rollups.Period = FakeThrottlingHistory.Sample;

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Page_WithoutAPeriod_ShowsTheLastDay()
    {
        var page = Open("/throttling");

        var query = Assert.Single(Rollups.Queries);
        Assert.Equal((Samples.Now.AddDays(-1), Samples.Now, HistorySort.Transcripts, false), (query.From, query.To, query.Sort, query.Ascending));
        Assert.Equal("true", Button(page, "24 h").GetAttribute("aria-pressed"));
        Assert.Equal(["3", "208", "9", "2", "140"], page.FindAll(".figure-value").Select(figure => figure.TextContent));
    }

    [Fact]
    public void Table_ShowsEachAccountWithTheChartsFigures()
    {
        var page = Open("/throttling?range=1h");

        var rows = page.FindAll("section.list tbody tr");
        Assert.Equal(3, rows.Count);
        Assert.Contains("yes, 212 waiting", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("/accounts/10482", rows[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("goes on from before", rows[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Tidal &amp; Co", rows[2].InnerHtml, StringComparison.Ordinal);
        var legend = page.FindAll(".legend li").Select(item => string.Join(' ', item.TextContent.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(["Northwind Captions 200", "Blue Heron 5", "all others (1) 3"], legend);
    }

    [Fact]
    public void ChartAsTable_ShowsTheSameFigures()
    {
        var page = Open("/throttling?range=1h&view=table");

        var rows = page.FindAll(".frame tbody tr").Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent)).Reverse().ToList();
        Assert.Equal([["6", "0", "5", "1"], ["120", "120", "0", "0"], ["80", "80", "0", "0"], ["2", "0", "0", "2"]], rows);
        Assert.Empty(page.FindAll("svg.bars"));
    }

    [Fact]
    public void Chart_SaysInWordsWhatItShows()
    {
        var page = Open("/throttling?range=1h");

        var words = page.Find("svg.bars").GetAttribute("aria-label")!;
        Assert.Contains("208 transcripts of 3 accounts", words, StringComparison.Ordinal);
        Assert.Contains("Northwind Captions 200", words, StringComparison.Ordinal);
        Assert.Equal(3, page.FindAll("svg.bars path:not(.level):not(.axis)").Count);
    }

    [Fact]
    public async Task Brush_APartIsChosen_ZoomsByTheAddress()
    {
        var page = Open("/throttling?from=2026-03-04T13:00Z&to=2026-03-04T13:04Z&show=minutes");
        var chart = page.FindComponent<PeriodChart>().Instance;

        await page.InvokeAsync(() => chart.Zoom(1, 2));

        Assert.EndsWith("/throttling?from=2026-03-04T13%3A01Z&to=2026-03-04T13%3A03Z&show=minutes", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal((Utc(13, 1), Utc(13, 3)), (Rollups.Queries[^1].From, Rollups.Queries[^1].To));

        await page.InvokeAsync(() => chart.Zoom(3, 9)); // a chart that has changed meanwhile
        Assert.EndsWith("13%3A03Z&show=minutes", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Brush_AtABucket_ReadsItsFigures()
    {
        var page = Open("/throttling?from=2026-03-04T13:00Z&to=2026-03-04T13:04Z");
        var chart = page.FindComponent<PeriodChart>().Instance;

        await page.InvokeAsync(() => chart.Show(0));
        Assert.Contains("6 transcripts", page.Find(".readout").TextContent, StringComparison.Ordinal);
        Assert.Contains("Blue Heron", page.Find(".readout").TextContent, StringComparison.Ordinal);

        await page.InvokeAsync(() => chart.Show(null));
        Assert.Contains("Each bar is a minute", page.Find(".readout").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void ZoomOut_TriplesThePeriodButNotIntoTheFuture()
    {
        var page = Open("/throttling?from=2026-03-04T10:00Z&to=2026-03-04T11:00Z");
        Button(page, "Zoom out").Click();
        Assert.Equal((Utc(9, 0), Utc(12, 0)), (Rollups.Queries[^1].From, Rollups.Queries[^1].To));

        Button(page, "Zoom out").Click();
        Assert.Equal((Utc(5, 0), Utc(14, 0)), (Rollups.Queries[^1].From, Rollups.Queries[^1].To));
    }

    [Fact]
    public void Sort_SameColumnAgain_TurnsTheOrder()
    {
        var page = Open("/throttling?range=7d&page=3");

        Button(page, "Peak queue").Click();
        Assert.EndsWith("?range=7d&sort=peak", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal("descending", page.Find("th[aria-sort]").GetAttribute("aria-sort"));

        Button(page, "Peak queue").Click();
        Assert.EndsWith("?range=7d&sort=peak&order=asc", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal([2, 0, 0], Rollups.Queries.Select(query => query.Page));
    }

    [Theory]
    [InlineData("?from=2026-03-04T13:00Z&to=2026-03-04T12:00Z", "ends before it begins")]
    [InlineData("?from=yesterday", "cannot be read")]
    public void Page_SenselessPeriod_IsToldAndNotAsked(string query, string problem)
    {
        var page = Open("/throttling" + query);

        Assert.Contains(problem, page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Rollups.Queries);
    }

    [Fact]
    public void Page_NobodyThrottled_SaysSo()
    {
        Rollups.Period = query => new() { From = query.From, To = query.To, Size = BucketSize.Hour, Buckets = [new(query.From, query.To)] };
        Assert.Contains("Nobody was throttled in this period.", Open("/throttling").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_Future_SaysSo()
    {
        Rollups.Period = query => new() { From = query.From, To = Samples.Now, Size = BucketSize.Minute };
        Assert.Contains("lies in the future", Open("/throttling?from=2030-01-01T00:00Z&to=2030-01-02T00:00Z").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_HistoryFails_SaysSoAndTriesAgain()
    {
        Rollups.Failure = new InvalidOperationException("no database");
        var page = Open("/throttling");
        Assert.Contains("could not be loaded", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        Rollups.Failure = null;
        Button(page, "Try again").Click();
        Assert.Equal(3, page.FindAll("section.list tbody tr").Count);
    }

    [Fact]
    public void AnotherPeriod_WhileOneLoads_CancelsItAndShowsItsOwn()
    {
        var page = Open("/throttling?range=30d");
        var chart = page.FindComponent<PeriodChart>().Instance;
        Rollups.Gate = new();
        Button(page, "7 d").Click();

        // The chart stays, and with it the focus of who zooms by keys; it is told to be out of date.
        Assert.Same(chart, page.FindComponent<PeriodChart>().Instance);
        Assert.Equal(["true", "true", "true"], page.FindAll("[aria-busy]").Select(part => part.GetAttribute("aria-busy")));
        Assert.False(Rollups.Tokens[1].IsCancellationRequested);

        Button(page, "1 h").Click();

        Assert.True(Rollups.Tokens[1].IsCancellationRequested);
        Rollups.Gate.SetResult();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[aria-busy=true]")));
        Assert.Equal(3, page.FindAll("section.list tbody tr").Count);
        Assert.Equal(Samples.Now.AddHours(-1), Rollups.Queries[^1].From);
    }

    [Fact]
    public void AnotherCount_EmptiesTheChartUntilItsOwnComes()
    {
        var page = Open("/throttling?range=30d");
        Rollups.Gate = new();

        page.FindAll("[aria-label=Count] button")[1].Click();

        Assert.NotEmpty(page.FindAll(".room [role=status]"));
        Assert.Empty(page.FindComponents<PeriodChart>());
    }

    [Fact]
    public void AnotherPeriod_FailsToLoad_LeavesTheLastDimmedAndSaysSo()
    {
        var page = Open("/throttling?range=30d");
        Rollups.Failure = new InvalidOperationException("planted");

        Button(page, "7 d").Click();
        Assert.Contains("could not be loaded", page.Find(".failure").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("[aria-busy=true]"));

        Rollups.Failure = null;
        Button(page, "Try again").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[aria-busy=true]")));
    }

    [Fact]
    public void Live_AccountGetsUnderItsLimit_IsNoLongerThrottled()
    {
        var page = Open("/throttling?from=2026-03-04T13:00Z&to=2026-03-04T13:04Z");
        Rollups.Now["10482"] = FakeThrottlingHistory.Present("Northwind Captions", 0);

        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(3));

        page.WaitForAssertion(() => Assert.DoesNotContain("waiting", page.Find("section.list tbody").TextContent, StringComparison.Ordinal));
        Assert.Single(Rollups.Queries); // what is over does not change
    }

    [Fact]
    public void Live_PeriodUpToNow_MovesOn()
    {
        Open("/throttling?range=1h");
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.InRange(Rollups.Queries.Count, 3, 8);
        Assert.InRange(Rollups.Queries[^1].To, Samples.Now.AddSeconds(30), Samples.Now.AddMinutes(1));
    }

    [Fact]
    public void Export_IsThePeriodInItsOrder()
    {
        var page = Open("/throttling?range=1h&show=minutes&page=2");

        Assert.Equal("/throttling/export.csv?from=2026-03-04T13%3A00Z&to=2026-03-04T13%3A04Z&sort=minutes", page.Find("a[download]").GetAttribute("href"));
    }

    private static DateTimeOffset Utc(int hour, int minute) => new(2026, 3, 4, hour, minute, 0, TimeSpan.Zero);

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ThrottlingPage> page, string text) =>
        page.FindAll("button").Single(button => button.TextContent.Trim().StartsWith(text, StringComparison.Ordinal));

    private IRenderedComponent<ThrottlingPage> Open(string address)
    {
        Navigation.NavigateTo(address);
        return Render<ThrottlingPage>();
    }
}
