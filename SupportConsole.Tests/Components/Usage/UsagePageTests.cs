using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using SupportConsole.Components.Shared.Charts;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Components.Usage;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Usage;

public sealed class UsagePageTests : PageContext
{
    public UsagePageTests() => Usage.Period = FakeUsageReader.Sample;

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Page_WithoutAPeriod_ShowsTheLastSevenDaysOfAllAccounts()
    {
        var page = Open("/usage");

        var query = Assert.Single(Usage.Queries);
        Assert.Equal(
            (Samples.Now.AddDays(-7), Samples.Now, UsageGrouping.Account, UsageFilter.None),
            (query.From, query.To, query.GroupBy, query.Filter)
        );
        Assert.Equal("Last 7 days", Picker(page).Value.Range!.Text);
        Assert.Equal(
            ["$12.40", "82.0 h", "–", "2"],
            page.FindAll(".figure-value").Select(figure => figure.TextContent)
        );
        Assert.Contains(
            "kept by whole UTC hours; the period is widened",
            page.Find("[data-hours]").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Table_EndsWithTheTotalsOfAllRows()
    {
        var page = Open("/usage");

        var rows = page.FindAll("[data-rows] tbody tr");
        Assert.Equal(3, rows.Count);
        Assert.Equal("/accounts/10482?tab=usage&range=7d&by=product", rows[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(
            ["120", "80.0 h", "$12.00", "96.8 %"],
            rows[0].QuerySelectorAll("td.n").Select(cell => cell.TextContent.Trim())
        );
        Assert.Contains("&lt;b&gt;Blue &amp; Heron", rows[1].InnerHtml, StringComparison.Ordinal);
        Assert.Equal("10501", rows[2].QuerySelector("a")!.TextContent); // no name is known
        Assert.Equal("$0.0003", rows[2].QuerySelectorAll("td.n")[2].TextContent);
        Assert.Equal(
            ["All 3 accounts", "125", "82.0 h", "$12.40", "100.0 %"],
            page.FindAll("[data-rows] tfoot td").Select(cell => cell.TextContent.Trim())
        );
    }

    [Fact]
    public void Spend_IsThereInWordsToCopy()
    {
        var page = Open("/usage");

        Assert.StartsWith(
            "$12.40: $12.40 for 82.0 hours of audio and $0.0003 for 2 LeMUR requests",
            page.Find("[data-sentence]").TextContent,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "4 Mar 2026 10:00 to 4 Mar 2026 14:00 UTC: $12.40",
            page.Find("[data-sentence] [data-copy]").GetAttribute("data-copy"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Refresh_EachMinute_IsOfferedAndReadsAgainUntilItIsOff()
    {
        var page = Open("/usage");
        Assert.Equal([AutoRefresh.Off, AutoRefresh.Minute], Picker(page).Rates);
        Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(Usage.Queries);

        await page.InvokeAsync(() => Picker(page).AutoRefreshChanged.InvokeAsync(AutoRefresh.Minute));
        Clock.Advance(TimeSpan.FromMinutes(1));
        page.WaitForAssertion(() => Assert.Equal(2, Usage.Queries.Count));

        await page.InvokeAsync(() => Picker(page).AutoRefreshChanged.InvokeAsync(AutoRefresh.Off));
        Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(2, Usage.Queries.Count);
    }

    [Fact]
    public void ChartAsTable_ShowsTheSameFiguresWithoutReadingAgain()
    {
        var page = Open("/usage");
        Button(page, "Table").Click();

        var rows = page.FindAll(".chart-frame tbody tr")
            .Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent))
            .Reverse()
            .ToList();
        Assert.Equal(
            [
                ["$0.40", "$0.00", "$0.40", "$0.00"],
                ["$8.00", "$8.00", "$0.00", "$0.00"],
                ["$4.00", "$4.00", "$0.00", "$0.00"],
                ["$0.0003", "$0.00", "$0.00", "$0.0003"],
            ],
            rows
        );
        Assert.Empty(page.FindAll(".chart-plot"));
        Assert.EndsWith("view=table", Navigation.Uri, StringComparison.Ordinal);
        Assert.Single(Usage.Queries);
    }

    [Fact]
    public void Chart_SaysInWordsWhatItShows()
    {
        var words = Open("/usage").Find(".chart-plot svg").GetAttribute("aria-label")!;

        Assert.Contains("$12.40 of 3 accounts", words, StringComparison.Ordinal);
        Assert.Contains("Northwind Captions $12.00", words, StringComparison.Ordinal);
        Assert.Contains("Each bar is an hour", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Brush_APartIsChosen_ZoomsByTheAddress()
    {
        var page = Open("/usage?range=24h&by=model");
        var chart = page.FindComponent<TimeChart>().Instance;

        await page.InvokeAsync(() =>
            chart.OnZoom.InvokeAsync(new(chart.Data.Buckets[1].Start, chart.Data.Buckets[2].End))
        );

        Assert.EndsWith(
            "/usage?from=2026-03-04T11%3A00Z&to=2026-03-04T13%3A00Z&by=model",
            Navigation.Uri,
            StringComparison.Ordinal
        );
        Assert.Equal((11, 13), (Usage.Queries[^1].From.Hour, Usage.Queries[^1].To.Hour));
    }

    [Fact]
    public void GroupBy_Keys_TellTheirAccountAndWhatHasNone()
    {
        var page = Open("/usage?page=2");
        Button(page, "API key").Click();

        Assert.Equal((UsageGrouping.ApiKey, 0), (Usage.Queries[^1].GroupBy, Usage.Queries[^1].Page));
        var rows = page.FindAll("[data-rows] tbody tr");
        Assert.Equal(
            ["Server (sk-1)", "without a key", "k2"],
            rows.Select(row => row.QuerySelector("td a")!.TextContent)
        );
        Assert.Equal("Northwind Captions", rows[0].QuerySelectorAll("td")[1].TextContent.Trim());
        Assert.Equal(
            ["Northwind Captions / Server (sk-1)", "<b>Blue & Heron</b> / without a key"],
            page.FindAll(".chart-legend a").Select(link => link.GetAttribute("aria-label")![5..])
        );
    }

    [Fact]
    public async Task Filters_StandInTheAddress_AndCanBeCleared()
    {
        var page = Open("/usage?range=30d");
        page.Find("input[name=account]").Input(" 10482 ");
        page.Find("input[name=key]").Input("(none)");
        page.Find("form[role=search]").Submit();

        Assert.EndsWith(
            "/usage?range=30d&by=product&account=10482&key=(none)",
            Navigation.Uri,
            StringComparison.Ordinal
        );
        Assert.Equal(new UsageFilter { AccountId = "10482", ApiKeyId = "" }, Usage.Queries[^1].Filter);
        await page.InvokeAsync(() =>
            page.FindComponent<MudSelect<Product?>>().Instance.ValueChanged.InvokeAsync(Product.Lemur)
        );
        Assert.Equal(Product.Lemur, Usage.Queries[^1].Filter.Product);
        Assert.DoesNotContain("universal", page.Find("datalist").InnerHtml, StringComparison.Ordinal);

        Button(page, "Clear filters").Click();
        Assert.Equal(UsageFilter.None, Usage.Queries[^1].Filter);
        Assert.Equal("", page.Find("input[name=account]").GetAttribute("value") ?? "");
    }

    [Fact]
    public void Address_CannotBeRead_SaysSoAndAsksNothing()
    {
        var page = Open("/usage?account=%00");

        Assert.Contains("cannot be read", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Usage.Queries);
        Button(page, "Clear filters").Click();
        Assert.Single(Usage.Queries);
    }

    [Fact]
    public void Period_CannotBeRead_SaysSoAndShowsTheUsualOne()
    {
        var page = Open("/usage?from=yesterday");

        Assert.Equal(PeriodWords.NotATime, page.Find("[role=alert] span").TextContent);
        Assert.Equal(Samples.Now.AddDays(-7), Assert.Single(Usage.Queries).From);
    }

    [Theory]
    [InlineData("/usage", "Nothing was used in this period.")]
    [InlineData("/usage?product=lemur", "that fits the filters")]
    public void Nothing_Used_SaysSo(string address, string words)
    {
        Usage.Period = new FakeUsageReader().Period;

        var page = Open(address);

        Assert.Contains(words, page.Find("[aria-labelledby=spend-title] .empty").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("a[download]"));
    }

    [Fact]
    public async Task LongReading_ShowsHowFarItIs_AndCanBeStopped()
    {
        Usage.Gate = new();
        var page = Open("/usage?range=30d");
        Usage.Progress!.Report(0.42);
        await page.WaitForAssertionAsync(() => Assert.Equal("42", page.Find("progress").GetAttribute("value")));

        Button(page, "Stop").Click();

        Assert.True(Usage.Tokens[0].IsCancellationRequested);
        await page.WaitForAssertionAsync(() =>
            Assert.Contains("Stopped", page.Find("[data-state]").TextContent, StringComparison.Ordinal)
        );
        Assert.Empty(page.FindAll("progress"));
        Usage.Gate = null;
        Button(page, "Add up again").Click();
        Assert.Equal(3, page.FindAll("[data-rows] tbody tr").Count);
    }

    [Fact]
    public void AnotherPeriod_WhileOneIsRead_CancelsItAndDimsWhatIsShown()
    {
        var page = Open("/usage?range=30d");
        Usage.Gate = new();
        Choose(page, RelativeRange.Hours24);
        Assert.Equal(2, Usage.Queries.Count);
        Assert.All(page.FindAll("[aria-busy]"), part => Assert.Equal("true", part.GetAttribute("aria-busy")));
        Assert.Equal(3, page.FindAll("[data-rows] tbody tr").Count);

        Choose(page, RelativeRange.ThisMonth);

        Assert.True(Usage.Tokens[1].IsCancellationRequested);
        Usage.Gate.SetResult();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[aria-busy=true]")));
        Assert.Equal(3, Usage.Queries.Count);
        Assert.False(Usage.Tokens[2].IsCancellationRequested);
        Assert.Equal(new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), Usage.Queries[^1].From);
    }

    [Fact]
    public void FailedReading_KeepsTheRest_AndTriesAgain()
    {
        Usage.Failure = new InvalidOperationException("planted");
        var page = Open("/usage");
        Assert.Contains("could not be loaded", page.Find(".failure").TextContent, StringComparison.Ordinal);

        Usage.Failure = null;
        Button(page, "Try again").Click();

        Assert.Equal(3, page.FindAll("[data-rows] tbody tr").Count);
        Assert.Empty(page.FindAll(".failure"));
    }

    [Fact]
    public void Refresh_MovesAPeriodUpToNowOn()
    {
        var page = Open("/usage?range=24h");
        Clock.Advance(TimeSpan.FromMinutes(5));

        Button(page, "Refresh").Click();

        page.WaitForAssertion(() =>
            Assert.Equal([Samples.Now, Samples.Now.AddMinutes(5)], Usage.Queries.Select(query => query.To))
        );
    }

    [Fact]
    public void Pages_AreLinks()
    {
        Usage.Period = query => FakeUsageReader.Sample(query) with { Groups = 120, Page = 1 };
        var page = Open("/usage?page=2");

        Assert.Equal(1, Usage.Queries[0].Page);
        Assert.Equal(
            ["/usage?range=7d&by=account", "/usage?range=7d&by=account&page=3"],
            page.FindAll("nav[aria-label=Pages] a").Select(link => link.GetAttribute("href"))
        );
        Assert.Contains("51–53 of 120", page.Find("nav[aria-label=Pages]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Left_WhileItReads_CancelsTheReading()
    {
        Usage.Gate = new();
        Open("/usage");

        await DisposeComponentsAsync();

        Assert.True(Usage.Tokens[0].IsCancellationRequested);
    }

    private static PeriodPicker Picker(IRenderedComponent<MudFrame> page) =>
        page.FindComponent<PeriodPicker>().Instance;

    private static void Choose(IRenderedComponent<MudFrame> page, RelativeRange range) =>
        page.InvokeAsync(() => Picker(page).ValueChanged.InvokeAsync(Period.Last(range)));

    private IRenderedComponent<MudFrame> Open(string address)
    {
        Navigation.NavigateTo(address);
        return RenderPage<UsagePage>();
    }
}
