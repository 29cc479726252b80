using Bunit;
using SupportConsole.Components.Billing;
using SupportConsole.Core.Billing;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Billing;

public sealed class LedgerCardTests : PageContext
{
    [Fact]
    public void Open_Entries_NewestFirstWithWhoAndTheSumInCents()
    {
        Billing.Ledger.AddRange([
            Samples.Entry(2, LedgerKind.ComplimentaryCredit, 50, Samples.Now.AddMinutes(-3)),
            Samples.Entry(1, LedgerKind.Deposit, 20),
        ]);
        (Billing.Used, Billing.Grant) = (new Money(82_404_900), new("Colleague (test)", 41));
        Authorization.SetPolicies("ViewAudit");

        var card = Show();

        Assert.Equal(
            "ledger $70.00 − usage $82.40 = balance -$12.40",
            string.Join(' ', card.FindAll("[data-sum] > span").Select(term => term.TextContent))
        );
        Assert.Equal(
            ["$70.00", "$82.4049", "-$12.4049"],
            card.FindAll("[data-sum] > span").Select(term => term.GetAttribute("title"))
        );
        var rows = card.FindAll("tbody tr");
        Assert.Equal(
            ["ComplimentaryCredit", "Deposit"],
            rows.Select(row => row.QuerySelector("[data-entry]")!.GetAttribute("data-entry"))
        );
        Assert.Equal(
            ["13:57", "Complimentary credit", "$50.00", "$52.00", "–"],
            rows[0].QuerySelectorAll("td").Take(5).Select(cell => cell.TextContent.Trim())
        );
        Assert.Contains("Colleague (test)", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("/audit/41", rows[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("customer", rows[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Nothing_SaysSo() =>
        Assert.Contains(BillingWords.LedgerEmpty, Show().Markup, StringComparison.Ordinal);

    [Fact]
    public void Pages_GoToOlderAndBack()
    {
        Billing.Ledger.AddRange(
            Enumerable.Range(1, 23).Reverse().Select(id => Samples.Entry(id, LedgerKind.Deposit, id))
        );
        var card = Show();
        Assert.Equal(("$23.00", 10), First(card));

        Button(card, "Older").Click();
        Button(card, "Older").Click();

        Assert.Equal(("$3.00", 3), First(card));
        Assert.True(Button(card, "Older").HasAttribute("disabled"));
        Button(card, "Newer").Click();
        Assert.Equal(("$13.00", 10), First(card));
        Button(card, "Newer").Click();
        Assert.Equal(("$23.00", 10), First(card));
        Assert.True(Button(card, "Newer").HasAttribute("disabled"));
    }

    [Fact]
    public void Live_ADeposit_AppearsByItself()
    {
        var card = Show();
        Billing.Ledger.Add(Samples.Entry(1, LedgerKind.Deposit, 20));

        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(1));

        card.WaitForElement("[data-entry=Deposit]");
    }

    [Fact]
    public void Open_Unreadable_SaysSoAndTriesAgain()
    {
        Billing.Failure = new TimeoutException();
        var card = Show();
        Billing.Failure = null;

        card.Find("[role=alert] button").Click();

        Assert.Contains(BillingWords.LedgerEmpty, card.Markup, StringComparison.Ordinal);
    }

    private static (string? Amount, int Rows) First(IRenderedComponent<MudFrame> card) =>
        (card.Find("tbody tr td.n").TextContent.Trim(), card.FindAll("tbody tr").Count);

    private IRenderedComponent<MudFrame> Show() =>
        RenderPage<LedgerCard>(parameters => parameters.Add(ledger => ledger.AccountId, "10482"));
}
