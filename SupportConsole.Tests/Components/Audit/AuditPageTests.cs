using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Audit;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Audit;
using SupportConsole.Tests.Fakes;
using AuditPage = SupportConsole.Components.Audit.AuditPage;

namespace SupportConsole.Tests.Components.Audit;

public sealed class AuditPageTests : PageContext
{
    public AuditPageTests()
    {
        SignIn(Samples.Manager);
        Audit.Entries.AddRange([Samples.Entry(3), Samples.Entry(2), Samples.Entry(1)]);
    }

    [Fact]
    public void Downloads_KeepTheFiltersAndLeaveThePage()
    {
        var page = Open("/audit?action=limit.change&before=3");

        Assert.Equal(
            ["/audit/export.csv?action=limit.change", "/audit/export.jsonl?action=limit.change"],
            page.FindAll("a[download]").Select(link => link.GetAttribute("href"))
        );
    }

    [Fact]
    public async Task View_SavedAndForgotten_IsALinkMeanwhile()
    {
        var page = Open("/audit?outcome=refused");
        page.Find("#audit-view").Input("Refusals");
        await page.Find("[aria-label='Saved views'] form").SubmitAsync();

        Assert.Equal("/audit?outcome=refused", page.Find("[aria-label='Saved views'] a").GetAttribute("href"));
        Assert.Empty(page.FindAll("#audit-view"));

        await page.Find("[aria-label='Forget the view Refusals']").ClickAsync(new());
        Assert.Empty(page.FindAll("[aria-label='Saved views'] a"));
    }

    [Fact]
    public void ChainState_NamesTheLastCheckpoint()
    {
        Checkpoints.State = new(
            new()
            {
                Sequence = 18_204,
                Hash = "",
                At = Samples.Now,
                KeyId = "",
                Previous = 0,
                Signature = "",
            }
        );

        Assert.Contains("Last checkpoint: entry 18,204", Open("/audit").Markup, StringComparison.Ordinal);
    }

    /// <summary>Any commit signals the page, and each of its readings counts all entries.</summary>
    [Fact]
    public void Signals_ManyInTenSeconds_ReadEveryFive()
    {
        Open("/audit");
        var before = Audit.Queries.Count;

        for (var i = 0; i < 100; i++)
        {
            Live.Signal("10482");
            Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.InRange(Audit.Queries.Count - before, 1, 3);
    }

    [Fact]
    public void Signal_OnAnOlderPage_ReadsNothing()
    {
        var page = Open("/audit?before=3");
        var before = Audit.Queries.Count;

        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(before, Audit.Queries.Count);
        Assert.Contains("Limit 200 → 400", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AutoRefresh.Off, 0, 0)]
    [InlineData(AutoRefresh.Minute, 1, 3)]
    public async Task Refresh_OffOrByTheMinute_ReadsNoOftenerInThreeMinutes(AutoRefresh rate, int least, int most)
    {
        var picker = Open("/audit").FindComponent<PeriodPicker>();
        await picker.InvokeAsync(() => picker.Instance.AutoRefreshChanged.InvokeAsync(rate));
        var before = Audit.Queries.Count;

        for (var second = 0; second < 180; second++)
        {
            Live.Signal("10482");
            Clock.Advance(TimeSpan.FromSeconds(1));
            await picker.InvokeAsync(() => { });
        }

        Assert.InRange(Audit.Queries.Count - before, least, most);
    }

    [Fact]
    public void Row_LeadsToItsEntryAndKeepsTheFilters()
    {
        var page = Open("/audit?account=10482&before=3");

        Assert.Equal(
            ["/audit/2?account=10482", "/audit/1?account=10482"],
            page.FindAll("[data-row-link]").Select(link => link.GetAttribute("href"))
        );
    }

    [Fact]
    public void AnotherFilter_InTheAddress_IsRead()
    {
        var page = Open("/audit");

        Navigation.NavigateTo("/audit?outcome=refused&range=7d");

        page.WaitForAssertion(() => Assert.Contains(AuditWords.NoMatches, page.Markup, StringComparison.Ordinal));
        Assert.Equal(
            (AuditOutcome.Refused, Samples.Now.AddDays(-7)),
            (Audit.Queries[^1].Outcome, Audit.Queries[^1].From)
        );
    }

    [Fact]
    public void SenselessPeriod_IsTold() =>
        Assert.Contains(
            "cannot be read",
            Open("/audit?from=yesterday").Find("[role=alert]").TextContent,
            StringComparison.Ordinal
        );

    [Fact]
    public void Entry_ShowsBeforeAndAfterAndItsNeighbours()
    {
        Navigation.NavigateTo("/audit/2?account=10482");
        var page = RenderPage<AuditEntryPage>(parameters => parameters.Add(entry => entry.Sequence, 2));

        Assert.Equal(
            ["200", "400"],
            page.FindAll("tbody td").Select(cell => cell.QuerySelector("del, strong")!.TextContent)
        );
        Assert.Contains("Onboarded last week", page.Markup, StringComparison.Ordinal);
        Assert.Equal(
            ["/audit/1?account=10482", "/audit/3?account=10482"],
            page.FindAll("a.mud-button-outlined").Select(link => link.GetAttribute("href"))
        );
        Assert.Equal("/audit?account=10482", page.FindAll("nav a, ol a")[0].GetAttribute("href"));
    }

    [Theory]
    [InlineData(99)]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    public void Entry_Unknown_SaysSo(long sequence)
    {
        var page = RenderPage<AuditEntryPage>(parameters => parameters.Add(entry => entry.Sequence, sequence));

        Assert.Equal(AuditWords.NoSuch(sequence), page.Find(".empty").TextContent);
    }

    /// <summary>Each visit said that the chain was not verified yet.</summary>
    [Fact]
    public async Task Verify_IsRememberedOnTheNextVisit()
    {
        var page = Open("/audit");
        Assert.Contains(AuditWords.NotVerified, page.Markup, StringComparison.Ordinal);

        page.FindAll("button").Single(button => button.TextContent.Trim() == AuditWords.Verify).Click();
        page.WaitForAssertion(() => Assert.Contains("verified to entry 3", page.Markup, StringComparison.Ordinal));
        await DisposeComponentsAsync();

        Assert.Contains("verified to entry 3", Open("/audit").Markup, StringComparison.Ordinal);
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private IRenderedComponent<MudFrame> Open(string address)
    {
        Navigation.NavigateTo(address);
        return RenderPage<AuditPage>();
    }
}
