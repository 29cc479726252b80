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
        var page = Render<AccountPage>(parameters => parameters.Add(account => account.Id, id));
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("There is no account", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, Throttling.Reads);
    }

    [Fact]
    public void Open_StripeIsSlow_ShowsTheRestAtOnceAndTheCardLater()
    {
        var card = new TaskCompletionSource<CardHealth>();
        Payments.Card = () => card.Task;
        (Throttling.Accounts["10482"], Billing.Facts) = (Samples.Figures(Samples.Account()), Samples.Facts(-12.4m, Samples.AutoPay));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/accounts/10482?tab=billing");

        var page = Render<AccountPage>(parameters => parameters.Add(account => account.Id, "10482"));

        Assert.Equal("Nothing wrong here", page.Find(".verdict strong").TextContent.Trim());
        Assert.Equal(BillingTexts.AskingStripe, page.Find("[data-fact=Card] [role=status]").TextContent);
        Assert.Equal("Auto-pay below $10.00, back to $50.00", page.Find("[data-terms]").TextContent);

        card.SetResult(Samples.Card(CardState.Failing));

        page.WaitForAssertion(() => Assert.Equal("Negative balance -$12.40, auto-pay card failing", page.Find(".verdict strong").TextContent.Trim()));
        Assert.Equal("Negative balance -$12.40, auto-pay card failing", page.Find("[data-diagnosis] strong").TextContent);
    }

    /// <summary>Figures and money are two reads; head, line and section show one of them.</summary>
    [Fact]
    public void Open_BalanceMovesBetweenTheReads_EveryPartTellsTheSame()
    {
        (Throttling.Accounts["10482"], Billing.Facts) = (Samples.Figures(Samples.Account()), Samples.Facts(-12.4m));

        var page = Render<AccountPage>(parameters => parameters.Add(account => account.Id, "10482"));

        Assert.Equal("Negative balance -$12.40, first time, credit available", page.Find(".verdict strong").TextContent.Trim());
        Assert.Contains("Balance -$12.40", page.Find(".facts").TextContent, StringComparison.Ordinal);
        Assert.Contains("?tab=billing", page.Find("[data-to-billing]").GetAttribute("href"), StringComparison.Ordinal);
    }
}
