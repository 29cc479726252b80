using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using SupportConsole.Components.Accounts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Projects;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Accounts;

/// <summary>The search box of the table of accounts.</summary>
public sealed class AccountsPageSearchTests : PageContext
{
    public AccountsPageSearchTests() =>
        Directory.Accounts.AddRange([
            Samples.Account("10001", "Northwind One", "one@northwind.example"),
            Samples.Throttled(id: "10002", name: "Northwind Two"),
            Samples.Account("20001", "Blue Heron", "ops@heron.example"),
        ]);

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task Typing_Quickly_SearchesOnceForTheLast()
    {
        var page = RenderPage<AccountsPage>();
        var typed = new List<Task>();

        foreach (var text in (string[])["n", "no", "northwind"])
        {
            typed.Add(page.Find("[data-search]").InputAsync(text));
            // Until the page has taken the key, its pause has not begun and the clock must not move.
            await page.InvokeAsync(() => { });
            Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Clock.Advance(AccountSearchModel.Pause);
        await Task.WhenAll(typed);

        page.WaitForAssertion(() => Assert.Equal(2, Rows(page).Count));
        Assert.Equal(["northwind"], Directory.Queries);
        Assert.EndsWith("/accounts?q=northwind", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typing_APastedKey_NeverStandsInTheAddress()
    {
        var secret = ApiKeySecret.Create();
        Directory.Key = new(ApiKeySecret.PrefixOf(secret), "web", "production", IsDeleted: false);
        var page = RenderPage<AccountsPage>();

        var typing = page.Find("[data-search]").InputAsync(secret);
        await page.InvokeAsync(() => { });
        Clock.Advance(AccountSearchModel.Pause);
        await typing;

        Assert.Equal([secret], Directory.Queries);
        Assert.EndsWith(
            "/accounts?q=" + Uri.EscapeDataString(ApiKeySecret.PrefixOf(secret) + "…"),
            Navigation.Uri,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"“{ApiKeySecret.PrefixOf(secret)}…”",
            page.Find(".empty").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Open_AKeyInTheAddress_IsReplacedByItsPrefix()
    {
        var secret = ApiKeySecret.Create();
        Navigation.NavigateTo("/accounts?q=" + secret);

        RenderPage<AccountsPage>();

        Assert.DoesNotContain(Directory.Queries, query => query.Contains(secret, StringComparison.Ordinal));
        Assert.EndsWith(
            "/accounts?q=" + Uri.EscapeDataString(ApiKeySecret.PrefixOf(secret) + "…"),
            Navigation.Uri,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Result_FoundByAKey_SaysWhichKeyOfWhichProject()
    {
        Directory.Key = new("sk_12345678", "web", "production", IsDeleted: true);
        var page = RenderPage<AccountsPage>();

        await TypeAsync(page, "heron");

        Assert.Equal(
            "key sk_12345678… (web) of project production, deleted",
            page.Find("tbody [data-key]").TextContent
        );
    }

    /// <summary>
    /// The browser confirmed an address when the next letters stood in the box already, and they were lost.
    /// </summary>
    [Fact]
    public async Task Typing_WhileTheAddressIsOnItsWay_KeepsWhatIsTyped()
    {
        var browser = new LateNavigation();
        Services.AddSingleton<NavigationManager>(browser);
        var page = RenderPage<AccountsPage>();
        await TypeAsync(page, "north");
        await TypeAsync(page, "northw");

        var typing = page.Find("[data-search]").InputAsync("northwi");
        await page.InvokeAsync(browser.Confirm);
        await page.InvokeAsync(browser.Confirm);

        Assert.Equal("northwi", page.Find("[data-search]").GetAttribute("value"));
        Clock.Advance(AccountSearchModel.Pause);
        await typing;
        Assert.Equal(["north", "northw", "northwi"], Directory.Queries);
    }

    [Fact]
    public async Task ArrowDownAndEnter_OpenTheChosenRow()
    {
        var page = await SearchAsync("northwind");

        await page.Find("[data-search]").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowDown" });
        await page.Find("[data-search]").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowDown" });
        var active = page.Find("[data-search]").GetAttribute("aria-activedescendant");
        var selected = page.Find("tr.chosen [data-row-link]").Id;
        await page.Find("[data-search]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        Assert.Equal(selected, active);
        Assert.EndsWith("/accounts/10002", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ArrowUp_FromTheBox_ChoosesTheLastRow()
    {
        var page = await SearchAsync("northwind");

        await page.Find("[data-search]").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowUp" });

        Assert.Equal("account-found-10002", page.Find("tr.chosen [data-row-link]").Id);
    }

    [Fact]
    public async Task Enter_ExactId_GoesStraightToTheAccount()
    {
        var page = await SearchAsync("10001");

        await page.Find("[data-search]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        Assert.EndsWith("/accounts/10001", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_SeveralMatches_ChoosesTheFirstAndOpensItTheNextTime()
    {
        var page = await SearchAsync("northwind");

        await page.Find("[data-search]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        Assert.Equal("account-found-10001", page.Find("tr.chosen [data-row-link]").Id);
        Assert.Contains("/accounts?q=northwind", Navigation.Uri, StringComparison.Ordinal);
        await page.Find("[data-search]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        Assert.EndsWith("/accounts/10001", Navigation.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10002", "/accounts/10002")]
    [InlineData("northwind", "/accounts?q=northwind")]
    [InlineData("nobody", "/accounts?q=nobody")]
    public async Task Enter_StraightAfterPasting_SearchesFirst(string pasted, string expected)
    {
        var gate = new TaskCompletionSource();
        Directory.Gate = gate.Task;
        var page = RenderPage<AccountsPage>();

        _ = page.Find("[data-search]").InputAsync(pasted);
        var entered = page.Find("[data-search]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        await page.InvokeAsync(gate.SetResult);
        await entered;

        Assert.EndsWith(expected, Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal([pasted], Directory.Queries);
    }

    [Fact]
    public async Task Search_NoMatch_SaysWhatWasSearched()
    {
        var page = await SearchAsync("<script>alert(1)</script>");

        var text = page.Find(".empty[role=status]").TextContent;
        Assert.Contains("No account matches “<script>alert(1)</script>”.", text, StringComparison.Ordinal);
        Assert.Contains("from 3 characters on", text, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("script"));
    }

    [Fact]
    public async Task Search_Fails_SaysSoInPlace()
    {
        Directory.Failure = new LimitsUnavailableException(new TimeoutException());

        var page = await SearchAsync("northwind");

        Assert.Contains(
            "The database is not available at the moment.",
            page.Find("[role=alert]").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Search_MoreMatchesThanTheBest_ShowsThemAll()
    {
        Directory.Accounts.AddRange(
            Enumerable
                .Range(0, 997)
                .Select(number =>
                    Samples.Account($"3{number:0000}", $"Northwind {number}", $"n{number}@northwind.example")
                )
        );

        var page = await SearchAsync("northwind");

        page.WaitForAssertion(() =>
            Assert.Contains("999 rows", page.Find("[data-grid-count]").TextContent, StringComparison.Ordinal)
        );
    }

    private static IReadOnlyList<AngleSharp.Dom.IElement> Rows(IRenderedComponent<MudFrame> page) =>
        [.. page.FindAll("tbody tr").Where(row => row.QuerySelector("[data-row-link]") is not null)];

    private async Task TypeAsync(IRenderedComponent<MudFrame> page, string text)
    {
        var typed = page.Find("[data-search]").InputAsync(text);
        await page.InvokeAsync(() => { });
        Clock.Advance(AccountSearchModel.Pause);
        await typed;
    }

    private Task<IRenderedComponent<MudFrame>> SearchAsync(string query)
    {
        Navigation.NavigateTo(AccountLinks.Search(query));
        return Task.FromResult(RenderPage<AccountsPage>());
    }
}
