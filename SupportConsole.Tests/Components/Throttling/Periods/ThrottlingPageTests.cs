using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Shared.Charts;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Components.Throttling.Periods;
using SupportConsole.Core.Periods;
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
        Assert.Equal(
            (Samples.Now.AddDays(-1), Samples.Now, HistorySort.Transcripts, false),
            (query.From, query.To, query.Sort, query.Ascending)
        );
        Assert.Equal("Period: Last 24 hours · Live", page.Find("[aria-haspopup=dialog]").GetAttribute("aria-label"));
        Assert.Equal(
            ["3", "208", "9", "2", "140", "4", "12", "7"],
            page.FindAll(".figure-value").Select(figure => figure.TextContent)
        );
    }

    [Fact]
    public void Table_ShowsEachAccountWithTheChartsFigures()
    {
        var page = Open("/throttling?range=1h");

        var rows = Rows(page);
        Assert.Equal(3, rows.Count);
        Assert.Contains("yes, 212 waiting", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("/accounts/10482", rows[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("goes on from before", rows[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Tidal &amp; Co", rows[2].InnerHtml, StringComparison.Ordinal);
        Assert.Equal(
            ["3 accounts", "2", "208", "9", "140", "", "", "4", "12", "7"],
            page.FindAll("tfoot td, tfoot th").Select(cell => cell.TextContent.Trim())
        );
        Assert.Equal(["200", "5", "3"], page.FindAll(".chart-legend .chart-note").Select(note => note.TextContent));
    }

    [Fact]
    public void ChartAsTable_StandsInTheAddress()
    {
        var page = Open("/throttling?range=1h&view=table");
        Assert.Equal(ChartView.Table, page.FindComponent<TimeChart>().Instance.View);

        ButtonNamed(page, "Chart").Click();

        Assert.EndsWith("/throttling?range=1h", Navigation.Uri, StringComparison.Ordinal);
        Assert.Single(Rollups.Queries);
    }

    [Fact]
    public void Chart_SaysInWordsWhatItShows()
    {
        var words = Open("/throttling?range=1h").Find("svg[role=img][aria-label]").GetAttribute("aria-label")!;

        Assert.Contains("208 transcripts of 3 accounts", words, StringComparison.Ordinal);
        Assert.Contains("Northwind Captions 200", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_ColoursByAccount()
    {
        var chart = Open("/throttling?range=1h").FindComponent<TimeChart>().Instance.Data;

        Assert.Equal(["10482", "10500"], chart.Series.Take(2).Select(series => series.Key));
    }

    [Fact]
    public async Task Brush_APartIsChosen_ZoomsByTheAddress()
    {
        var page = Open("/throttling?from=2026-03-04T13:00Z&to=2026-03-04T13:04Z&show=minutes");
        var chart = page.FindComponent<TimeChart>().Instance;

        await page.InvokeAsync(() => chart.OnZoom.InvokeAsync(new(Utc(13, 1), Utc(13, 3))));

        Assert.EndsWith(
            "/throttling?from=2026-03-04T13%3A01Z&to=2026-03-04T13%3A03Z&show=minutes",
            Navigation.Uri,
            StringComparison.Ordinal
        );
        Assert.Equal((Utc(13, 1), Utc(13, 3)), (Rollups.Queries[^1].From, Rollups.Queries[^1].To));
    }

    [Fact]
    public void ZoomOut_TriplesThePeriodButNotIntoTheFuture()
    {
        var page = Open("/throttling?from=2026-03-04T10:00Z&to=2026-03-04T11:00Z");
        ButtonNamed(page, "Zoom out").Click();
        Assert.Equal((Utc(9, 0), Utc(12, 0)), (Rollups.Queries[^1].From, Rollups.Queries[^1].To));

        ButtonNamed(page, "Zoom out").Click();
        Assert.Equal((Utc(5, 0), Utc(14, 0)), (Rollups.Queries[^1].From, Rollups.Queries[^1].To));
    }

    [Fact]
    public void Sort_InTheAddress_IsAskedForAndMarked()
    {
        var page = Open("/throttling?range=7d&sort=peak&order=asc");

        Assert.Equal(
            (HistorySort.Peak, true, PeriodAddress.MaximumRows),
            (Rollups.Queries[0].Sort, Rollups.Queries[0].Ascending, Rollups.Queries[0].PageSize)
        );
        Assert.Equal("ascending", page.Find("th[aria-sort=ascending]").GetAttribute("aria-sort"));
    }

    /// <summary>A click on a heading sorted the rows that were there, and a link or Back knew nothing of it.</summary>
    [Fact]
    public void Heading_Clicked_StandsInTheAddressUntilBack()
    {
        var page = Open("/throttling?range=7d");

        page.Find("[data-head=peak]").Click();

        Assert.EndsWith("/throttling?range=7d&sort=peak&order=asc", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal((HistorySort.Peak, true), (Rollups.Queries[^1].Sort, Rollups.Queries[^1].Ascending));

        page.InvokeAsync(() => Navigation.NavigateTo("/throttling?range=7d"));

        page.WaitForAssertion(() => Assert.NotNull(page.Find("th[aria-sort=descending] [data-head=transcripts]")));
        Assert.Equal((HistorySort.Transcripts, false), (Rollups.Queries[^1].Sort, Rollups.Queries[^1].Ascending));
    }

    [Theory]
    [InlineData("?from=2026-03-04T13:00Z&to=2026-03-04T12:00Z", "ends before it begins")]
    [InlineData("?from=yesterday", "cannot be read")]
    public void Page_SenselessPeriod_IsToldAndTheUsualOneShown(string query, string problem)
    {
        var page = Open("/throttling" + query);

        Assert.Contains(problem, page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(Samples.Now.AddDays(-1), Assert.Single(Rollups.Queries).From);
    }

    [Fact]
    public void Page_NobodyThrottled_SaysSo()
    {
        Rollups.Period = query =>
            new()
            {
                From = query.From,
                To = query.To,
                Size = BucketSize.Hour,
                Buckets = [new(query.From, query.To)],
            };
        Assert.Contains(
            "Nobody was throttled or refused in this period.",
            Open("/throttling").Markup,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("streams", HistoryMeasure.Streams, HistorySort.Streams, "Refused streams", "12 streams of 3 accounts")]
    [InlineData("lemur", HistoryMeasure.Lemur, HistorySort.Lemur, "Refused LeMUR requests", "7 LeMUR requests of 3")]
    public void Refusals_AreAMeasureLikeOthers(
        string shown,
        HistoryMeasure measure,
        HistorySort sort,
        string title,
        string words
    )
    {
        var page = Open($"/throttling?range=1h&show={shown}");

        Assert.Equal((measure, sort), (Rollups.Queries[^1].Measure, Rollups.Queries[^1].Sort));
        Assert.Contains(
            words,
            page.Find($"[role=region][aria-label='{title}'] svg[role=img]").GetAttribute("aria-label"),
            StringComparison.Ordinal
        );
        Assert.NotNull(page.Find($"th[aria-sort=descending] [data-head={shown}]"));
        Assert.Contains($"sort={shown}", page.Find("a[download]").GetAttribute("href"), StringComparison.Ordinal);

        ButtonNamed(page, "Transcripts").Click();
        Assert.EndsWith("/throttling?range=1h", Navigation.Uri, StringComparison.Ordinal);
    }

    /// <summary>A zero would be told as a fact of a time of which nothing is known.</summary>
    [Fact]
    public void Refusals_OlderThanTheMinutes_AreSaidToBePossiblyMissing()
    {
        var page = Open("/throttling?range=7d");
        Assert.DoesNotContain("may be missing", page.Markup, StringComparison.Ordinal);

        Rollups.Period = query =>
            FakeThrottlingHistory.Sample(query) with
            {
                MinutesKeptFrom = new(2026, 2, 10, 0, 0, 0, TimeSpan.Zero),
            };

        page.InvokeAsync(() => Navigation.NavigateTo("/throttling?range=30d"));

        page.WaitForAssertion(() =>
            Assert.Contains(
                "minutes are kept since 10 Feb 2026: those from before may be missing",
                page.Markup,
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public void Page_NoneOfTheMeasure_SaysSoAndListsNobody()
    {
        Rollups.Period = query => FakeThrottlingHistory.Sample(query) with { CountedAccounts = 0 };
        var page = Open("/throttling?show=streams");

        Assert.Contains("Refused streams: none in this period.", page.Markup, StringComparison.Ordinal);
        Assert.Empty(Rows(page));
    }

    [Fact]
    public void Page_Future_SaysSo()
    {
        Rollups.Period = query =>
            new()
            {
                From = query.From,
                To = Samples.Now,
                Size = BucketSize.Minute,
            };
        Assert.Contains(
            "lies in the future",
            Open("/throttling?from=2030-01-01T00:00Z&to=2030-01-02T00:00Z").Markup,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Page_HistoryFails_SaysSoAndTriesAgain()
    {
        Rollups.Failure = new InvalidOperationException("no database");
        var page = Open("/throttling");
        Assert.Contains("could not be loaded", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        Rollups.Failure = null;
        ButtonNamed(page, "Try again").Click();
        Assert.Equal(3, Rows(page).Count);
    }

    [Fact]
    public void AnotherPeriod_WhileOneLoads_CancelsItAndShowsItsOwn()
    {
        var page = Open("/throttling?range=30d");
        var chart = page.FindComponent<TimeChart>().Instance;
        Rollups.Gate = new();
        Navigation.NavigateTo("/throttling?range=7d");

        // The chart stays, and with it the focus of who zooms by keys; it is told to be out of date.
        Assert.Same(chart, page.FindComponent<TimeChart>().Instance);
        Assert.Equal(
            ["true", "true", "true"],
            page.FindAll("[aria-busy]").Select(part => part.GetAttribute("aria-busy"))
        );
        Assert.False(Rollups.Tokens[1].IsCancellationRequested);

        Navigation.NavigateTo("/throttling?range=1h");

        Assert.True(Rollups.Tokens[1].IsCancellationRequested);
        Rollups.Gate.SetResult();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[aria-busy=true]")));
        Assert.Equal(3, Rows(page).Count);
        Assert.Equal(Samples.Now.AddHours(-1), Rollups.Queries[^1].From);
    }

    [Fact]
    public void AnotherCount_EmptiesTheChartUntilItsOwnComes()
    {
        var page = Open("/throttling?range=30d");
        Rollups.Gate = new();

        page.FindAll("[aria-label=Count] button")[1].Click();

        Assert.NotEmpty(page.FindAll(".waiting"));
        Assert.Empty(page.FindComponents<TimeChart>());
    }

    [Fact]
    public void AnotherPeriod_FailsToLoad_LeavesTheLastDimmedAndSaysSo()
    {
        var page = Open("/throttling?range=30d");
        Rollups.Failure = new InvalidOperationException("planted");

        Navigation.NavigateTo("/throttling?range=7d");
        Assert.Contains("could not be loaded", page.Find(".failure").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("[aria-busy=true]"));

        Rollups.Failure = null;
        ButtonNamed(page, "Try again").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[aria-busy=true]")));
    }

    [Fact]
    public void Live_AccountGetsUnderItsLimit_IsNoLongerThrottled()
    {
        var page = Open("/throttling?from=2026-03-04T13:00Z&to=2026-03-04T13:04Z");
        Rollups.Now["10482"] = FakeThrottlingHistory.Present("Northwind Captions", 0);

        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(3));

        page.WaitForAssertion(() =>
            Assert.DoesNotContain("waiting", Rows(page)[0].TextContent, StringComparison.Ordinal)
        );
        Assert.Single(Rollups.Queries); // what is over does not change
    }

    [Fact]
    public void Live_PeriodUpToNow_MovesOn()
    {
        var page = Open("/throttling?range=1h");
        for (var i = 1; i <= 3; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(20));
            page.WaitForAssertion(() => Assert.True(Rollups.Queries.Count > i));
        }

        Assert.InRange(Rollups.Queries.Count, 4, 8);
        Assert.InRange(Rollups.Queries[^1].To, Samples.Now.AddSeconds(30), Samples.Now.AddMinutes(1));
    }

    [Fact]
    public void Live_RefreshIsOff_StaysAsItWasRead()
    {
        var page = Open("/throttling?range=1h");
        page.FindComponent<PeriodPicker>()
            .InvokeAsync(() =>
                page.FindComponent<PeriodPicker>().Instance.AutoRefreshChanged.InvokeAsync(AutoRefresh.Off)
            );

        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromMinutes(2));
        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Single(Rollups.Queries);
    }

    [Fact]
    public void Export_IsThePeriodInItsOrder()
    {
        var page = Open("/throttling?range=1h&show=minutes");

        Assert.Equal(
            "/throttling/export.csv?from=2026-03-04T13%3A00Z&to=2026-03-04T13%3A04Z&sort=minutes",
            page.Find("a[download]").GetAttribute("href")
        );
    }

    private static DateTimeOffset Utc(int hour, int minute) => new(2026, 3, 4, hour, minute, 0, TimeSpan.Zero);

    private static IReadOnlyList<AngleSharp.Dom.IElement> Rows(IRenderedComponent<MudFrame> page) =>
        [.. page.FindAll("tbody tr").Where(row => row.QuerySelector("[data-row-link]") is not null)];

    private static AngleSharp.Dom.IElement ButtonNamed(IRenderedComponent<MudFrame> page, string text) =>
        page.FindAll("button").Single(button => button.TextContent.Trim().StartsWith(text, StringComparison.Ordinal));

    private IRenderedComponent<MudFrame> Open(string address)
    {
        Navigation.NavigateTo(address);
        return RenderPage<ThrottlingPage>();
    }
}
