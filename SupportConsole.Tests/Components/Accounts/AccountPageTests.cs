using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Accounts;
using SupportConsole.Components.Billing;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Accounts;

public sealed class AccountPageTests : PageContext
{
    /// <summary>PostgreSQL answers a NUL with an error, and the page showed that.</summary>
    [Theory]
    [InlineData("\0")]
    [InlineData("10482\u0001")]
    [InlineData("a b")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void Open_NoPossibleId_SaysSoAndAsksNobody(string id)
    {
        var page = RenderPage<AccountPage>(parameters => parameters.Add(account => account.Id, id));
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("There is no account", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, Throttling.Reads);
    }

    [Fact]
    public void Open_AnImportantAccount_SaysSoInTheHeaderWithItsOwnerAndBillingId()
    {
        var overview = Samples.Account();
        overview = overview with
        {
            Account = overview.Account with { ImportantOwner = "Ola Owner", ExternalBillingId = "ERP-9" },
        };
        Throttling.Accounts["10482"] = Samples.Figures(overview);

        var page = RenderPage<AccountPage>(parameters => parameters.Add(account => account.Id, "10482"));

        var facts = page.Find(".facts-line").TextContent;
        Assert.Contains("Important, owner Ola Owner", facts, StringComparison.Ordinal);
        Assert.Contains("External billing ERP-9", facts, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_StripeIsSlow_ShowsTheRestAtOnceAndTheCardLater()
    {
        var card = new TaskCompletionSource<CardHealth>();
        Payments.Card = () => card.Task;
        (Throttling.Accounts["10482"], Billing.Facts) = (
            Samples.Figures(Samples.Account()),
            Samples.Facts(-12.4m, Samples.AutoPay)
        );
        Services.GetRequiredService<NavigationManager>().NavigateTo("/accounts/10482?tab=billing");

        var page = RenderPage<AccountPage>(parameters => parameters.Add(account => account.Id, "10482"));

        Assert.Equal("Nothing wrong here", page.Find(".verdict strong").TextContent.Trim());
        Assert.Equal(BillingWords.AskingStripe, page.Find("[data-fact=Card] [role=status]").TextContent);
        Assert.Equal("Auto-pay below $10.00, back to $50.00", page.Find("[data-terms]").TextContent);

        card.SetResult(Samples.Card(CardState.Failing));

        page.WaitForAssertion(() =>
            Assert.Equal(
                "Negative balance -$12.40, auto-pay card failing",
                page.Find(".verdict strong").TextContent.Trim()
            )
        );
        Assert.Equal(
            "Negative balance -$12.40, auto-pay card failing",
            page.Find("[data-diagnosis] strong").TextContent
        );
    }

    /// <summary>Figures and money are two reads; head, line and section show one of them.</summary>
    [Fact]
    public void Open_BalanceMovesBetweenTheReads_EveryPartTellsTheSame()
    {
        (Throttling.Accounts["10482"], Billing.Facts) = (Samples.Figures(Samples.Account()), Samples.Facts(-12.4m));

        var page = RenderPage<AccountPage>(parameters => parameters.Add(account => account.Id, "10482"));

        Assert.Equal(
            "Negative balance -$12.40, first time, credit available",
            page.Find(".verdict strong").TextContent.Trim()
        );
        Assert.Contains("Balance -$12.40", page.Find(".facts-line").TextContent, StringComparison.Ordinal);
        Assert.Contains("?tab=billing", page.Find("[data-to-billing]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, "Change limit L")]
    [InlineData(212, "Ask engineering E", "Change limit L")]
    public void Open_Throttled_OffersOnePrimaryActAndTheLimit(int queued, params string[] acts)
    {
        Throttling.Accounts["10482"] = Samples.Figures(Samples.Throttled(queued));
        Billing.Facts = Samples.Facts(with: state => state with { Running = 200, Queued = queued });
        LimitChanges.Basis = new("10482", 200, 200, 200 + queued);

        var page = RenderPage<AccountPage>(parameters => parameters.Add(account => account.Id, "10482"));

        Assert.Equal(acts, Acts(page));
        Assert.Single(page.FindAll(".page-head .mud-button-filled"));
    }

    [Fact]
    public void Open_NothingWrong_OffersNoPrimaryAct()
    {
        (Throttling.Accounts["10482"], Billing.Facts) = (Samples.Figures(Samples.Account()), Samples.Facts());

        var page = RenderPage<AccountPage>(parameters => parameters.Add(account => account.Id, "10482"));

        Assert.Equal(["Change limit L"], Acts(page));
        Assert.Empty(page.FindAll(".page-head .mud-button-filled"));
        Assert.EndsWith(
            "?tab=throttling#replies-title",
            page.Find("[data-to-replies]").GetAttribute("href"),
            StringComparison.Ordinal
        );
        Assert.NotNull(page.Find("#replies-title"));
    }

    /// <summary>After reconnecting as another persona the button stayed.</summary>
    [Fact]
    public void RoleLosesTheRight_WhileThePageIsOpen_TakesTheActsAway()
    {
        (Throttling.Accounts["10482"], Billing.Facts) = (Samples.Figures(Samples.Account()), Samples.Facts(-12.4m));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/accounts/10482?dialog=limit");
        var page = RenderPage<AccountPage>(parameters => parameters.Add(account => account.Id, "10482"));
        Assert.Equal(["Grant $50.00 credit G", "Change limit L"], Acts(page));
        Assert.NotEmpty(page.FindAll("#new-limit"));

        SignIn(Samples.Approver with { Roles = [] });
        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Empty(Acts(page)));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#new-limit")));
    }

    /// <summary>A skeleton stood for ever where a session had ended.</summary>
    [Fact]
    public void Open_NobodySignedIn_SaysSoAndWaitsForNothing()
    {
        Authorization.SetClaims();

        var page = RenderPage<AccountPage>(parameters => parameters.Add(account => account.Id, "10482"));

        Assert.NotEmpty(page.FindAll(".failure"));
        Assert.Empty(page.FindAll(".waiting"));
    }

    [Fact]
    public void Open_ChangedByAColleague_LooksAtTheActivityAgain()
    {
        (Throttling.Accounts["10482"], Billing.Facts) = (Samples.Figures(Samples.Account()), Samples.Facts());
        var page = RenderPage<AccountPage>(parameters => parameters.Add(account => account.Id, "10482"));
        Throttling.Accounts["10482"] = Samples.Figures(Samples.Account(with: state => state with { Running = 3 }));
        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Equal("3", page.Find("[data-figure=running]").TextContent));
        Assert.DoesNotContain(
            "200 → 400",
            page.Find("[aria-labelledby=activity-title]").TextContent,
            StringComparison.Ordinal
        );

        Audit.Entries.Add(Samples.Entry(7));
        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() =>
            Assert.Contains(
                "200 → 400",
                page.Find("[aria-labelledby=activity-title]").TextContent,
                StringComparison.Ordinal
            )
        );
    }

    /// <summary>
    /// An account reached by a link was not among those looked at lately: its figures came after the page.
    /// </summary>
    [Fact]
    public void Open_FiguresComeLater_IsAmongTheRecentAccounts()
    {
        var page = RenderPage<AccountPage>(parameters => parameters.Add(account => account.Id, "10482"));
        Assert.Empty(Services.GetRequiredService<RecentAccounts>().All);

        (Throttling.Accounts["10482"], Billing.Facts) = (Samples.Figures(Samples.Account()), Samples.Facts());
        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() =>
            Assert.Equal("10482", Assert.Single(Services.GetRequiredService<RecentAccounts>().All).Id)
        );
    }

    private static IEnumerable<string> Acts(IRenderedComponent<MudFrame> page) =>
        page.FindAll(".page-head .mud-button-root").Select(button => button.TextContent.Replace('\u00a0', ' ').Trim());
}
