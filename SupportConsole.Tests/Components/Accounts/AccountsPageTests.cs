using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using SupportConsole.Components.Accounts;
using SupportConsole.Components.Shared.Grids;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Lookup;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Accounts;

/// <summary>The table of accounts: what it lists, how it is arranged, and what is kept of that.</summary>
public sealed class AccountsPageTests : PageContext
{
    public AccountsPageTests() =>
        Directory.Accounts.AddRange([
            Samples.Account("10001", "Northwind One", "one@northwind.example"),
            Samples.Throttled(id: "10002", name: "Northwind Two"),
            Samples.Account("20001", "Blue Heron", "ops@heron.example"),
        ]);

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Open_NoQuery_ListsAllAccounts()
    {
        var page = RenderPage<AccountsPage>();

        page.WaitForAssertion(() => Assert.Equal(3, Rows(page).Count));
        Assert.Contains("3 rows", page.Find("[data-grid-count]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Directory.Queries);
    }

    [Fact]
    public async Task Open_NoQuery_ArrowAndEnterOpenARowOfTheList()
    {
        var page = RenderPage<AccountsPage>();
        page.WaitForAssertion(() => Assert.Equal(3, Rows(page).Count));

        await page.Find("[data-search]").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowUp" });
        await page.Find("[data-search]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        Assert.EndsWith("/accounts/20001", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_InTheAddress_NarrowTheList()
    {
        Navigation.NavigateTo("/accounts?state=throttled&plan=payasyougo");
        var page = RenderPage<AccountsPage>();

        page.WaitForAssertion(() =>
            Assert.Contains("Northwind Two", Assert.Single(Rows(page)).TextContent, StringComparison.Ordinal)
        );
        Assert.Equal(
            (AccountPlan.PayAsYouGo, AccountListView.Throttled),
            (Directory.Lists[^1].Conditions.Plan, Directory.Lists[^1].View)
        );
        Assert.Equal("/accounts?where=plan%3Apayasyougo", page.Find("[aria-label=View] a").GetAttribute("href"));
    }

    /// <summary>The grid named its columns at random, and the list stayed in its own order.</summary>
    [Fact]
    public void Heading_Clicked_AsksForThatOrder()
    {
        Navigation.NavigateTo("/accounts");
        var page = RenderPage<AccountsPage>();
        page.WaitForAssertion(() => Assert.Equal(3, Rows(page).Count));

        page.Find("[data-head=balance]").Click();

        page.WaitForAssertion(() => Assert.Equal(AccountSort.Balance, Directory.Lists[^1].Sort));
        Assert.EndsWith("/accounts?sort=balance&order=asc", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Sort_InTheAddress_IsAskedForAndKeptByTheFilters()
    {
        Navigation.NavigateTo("/accounts?sort=running");
        var page = RenderPage<AccountsPage>();

        page.WaitForAssertion(() =>
            Assert.Equal((AccountSort.Running, true), (Directory.Lists[^1].Sort, Directory.Lists[^1].IsDescending))
        );
        Assert.Equal(
            "/accounts?view=throttled&sort=running",
            page.FindAll("[aria-label=View] a")[1].GetAttribute("href")
        );
    }

    [Theory]
    [InlineData("?plan=9&state=1")]
    [InlineData("?plan=gold&state=sad")]
    [InlineData(
        "?view=low&where=balance%3Amuch&where=nothing%3A1&where=running%3A9..1&where=plan&where=changed%3A2026-13-01.."
    )]
    public void Filters_Nonsense_FilterNothing(string query) =>
        Assert.True(AccountListAddress.Parse(new Uri("http://localhost/accounts" + query)).IsUnfiltered);

    [Fact]
    public void Filter_Added_NarrowsTheListByTheAddressAndCanBeTakenAway()
    {
        var page = RenderPage<AccountsPage>();
        var bar = page.FindComponent<AccountFilterBar>();
        bar.InvokeAsync(() => bar.FindComponents<MudSelect<string>>()[0].Instance.ValueChanged.InvokeAsync("balance"));

        page.Find("#account-filter-to").Change("0");
        page.Find("[aria-label=Filters]").Submit();

        Assert.EndsWith("/accounts?where=balance%3A..0", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal(new NumberRange(null, 0), Directory.Lists[^1].Conditions.Balance));
        Button(page, "Remove the filter “Balance up to 0”").Click();
        Assert.EndsWith("/accounts", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Filter_OfNonsense_IsRefusedInPlace()
    {
        var page = RenderPage<AccountsPage>();
        var bar = page.FindComponent<AccountFilterBar>();
        bar.InvokeAsync(() => bar.FindComponents<MudSelect<string>>()[0].Instance.ValueChanged.InvokeAsync("running"));

        page.Find("#account-filter-from").Change("many");
        page.Find("[aria-label=Filters]").Submit();

        Assert.Equal("This is no value for “Running”.", page.Find("[aria-label=Filters] [role=alert]").TextContent);
        Assert.DoesNotContain("where", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void View_Saved_HoldsFilterOrderAndColumns()
    {
        Navigation.NavigateTo("/accounts?view=negative&sort=balance");
        var page = RenderPage<AccountsPage>();
        page.WaitForElement("[data-head=balance]");

        page.Find("#account-view").Input("Debtors");
        page.Find("[aria-label='Your views'] form").Submit();

        page.WaitForAssertion(() => Assert.Single(Personal.Views));
        Assert.Equal("Debtors", Personal.Views[0].Name);
        var address = AccountListAddress.Parse(Personal.Views[0].Query);
        Assert.Equal((AccountListView.Negative, "balance"), (address.View, address.Sort?.Key));
        Assert.Equal(["name", "plan", "running"], address.ColumnKeys!.Take(3));
        Assert.Contains(page.FindAll("[aria-label='Your views'] a"), link =>
            link.GetAttribute("href") == "/accounts" + Personal.Views[0].Query
        );
    }

    [Fact]
    public void View_NameTaken_IsSaidAndTheNameStays()
    {
        Personal.Refusal = "You have a view named “Debtors”. Choose another name.";
        var page = RenderPage<AccountsPage>();

        page.Find("#account-view").Input("Debtors");
        page.Find("[aria-label='Your views'] form").Submit();

        page.WaitForAssertion(() =>
            Assert.Equal(Personal.Refusal, page.Find("[aria-label='Your views'] [role=alert]").TextContent)
        );
        Assert.Equal("Debtors", page.Find("#account-view").GetAttribute("value"));
    }

    [Fact]
    public void Columns_OfTheAddress_AreShownInTheirOrder()
    {
        Navigation.NavigateTo("/accounts?cols=name,balance,stripe");
        var page = RenderPage<AccountsPage>();

        page.WaitForAssertion(() => Assert.Equal(["select", "name", "balance", "stripe"], Heads(page)));
    }

    [Fact]
    public void Columns_KeptForThePerson_AreShownOnEveryMachine()
    {
        Personal.Layouts["accounts"] = new GridLayout { Hidden = ["plan"], Chosen = ["stripe"] }.Write();
        var page = RenderPage<AccountsPage>();

        page.WaitForAssertion(() => Assert.Contains("stripe", Heads(page)));
        Assert.DoesNotContain("plan", Heads(page));
    }

    [Fact]
    public void Rows_Selected_OfferTheirIdsAndFile()
    {
        var page = RenderPage<AccountsPage>();
        page.WaitForAssertion(() => Assert.Equal(3, Rows(page).Count));

        page.FindAll("[data-row-check]")[0].Change(true);
        page.FindAll("[data-row-check]")[2].Change(true);

        var bar = page.Find("[aria-label='2 accounts selected']");
        Assert.Equal("10001\n20001", bar.QuerySelector("[data-copy]")!.GetAttribute("data-copy"));
        Assert.EndsWith(
            "&ids=10001,20001",
            bar.QuerySelector("a[download]")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void List_OfMoreThanIsCounted_SaysSo()
    {
        Directory.HasMore = true;
        var page = RenderPage<AccountsPage>();

        page.WaitForAssertion(() => Assert.Equal("3+ rows", page.Find("[data-grid-count]").TextContent));
    }

    private static IEnumerable<string?> Heads(IRenderedComponent<MudFrame> page) =>
        page.FindAll("[data-head]").Select(head => head.GetAttribute("data-head"));

    private static IReadOnlyList<AngleSharp.Dom.IElement> Rows(IRenderedComponent<MudFrame> page) =>
        [.. page.FindAll("tbody tr").Where(row => row.QuerySelector("[data-row-link]") is not null)];
}
