using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Accounts;
using SupportConsole.Components.Billing;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits;
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

    [Theory]
    [InlineData(NegativeBalanceNewWork.Refuse, "refused: negative balance")]
    [InlineData(NegativeBalanceNewWork.Queue, "accepted, runs one at a time")]
    public void Balance_Negative_SaysWhatHappensToNewWork(NegativeBalanceNewWork newWork, string expected)
    {
        Services.Configure<NegativeBalanceOptions>(options => options.NewWork = newWork);
        var account = Samples.Account(with: state => state with { Balance = Money.FromDollars(-12.4m) });

        var card = Render<BalanceFacts>(parameters => parameters.Add(balance => balance.Figures, Samples.Figures(account)));

        Assert.Contains(expected, card.Markup, StringComparison.Ordinal);
    }
}
