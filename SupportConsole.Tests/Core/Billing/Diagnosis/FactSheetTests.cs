using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Limits;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Billing.Diagnosis;

public sealed class FactSheetTests
{
    [Fact]
    public void Of_AnyAccount_HasEveryKindOnceInThePlaybooksOrder() =>
        Assert.Equal(Enum.GetValues<BillingFactKind>(), FactSheet.Of(Samples.Facts()).Select(fact => fact.Kind));

    [Theory]
    [InlineData(184.2, "below $10.00, back to $50.00")]
    [InlineData(10, "below $10.00, back to $50.00")]
    [InlineData(9.99, "below $10.00, back to $50.00: $40.01 due now")]
    [InlineData(-12.4, "below $10.00, back to $50.00: $62.40 due now")]
    public void AutoPay_OfABalance_SaysWhatIsDue(double balance, string expected) =>
        Assert.Equal(expected, Value(BillingFactKind.AutoPay, Samples.Facts((decimal)balance, Samples.AutoPay)));

    /// <summary>A balance at the edge of what fits threw an overflow, and the page with it.</summary>
    [Fact]
    public void AutoPay_AtTheEdgeOfLong_StillHasWords()
    {
        var facts = Samples.Facts(-1, Samples.AutoPay);
        facts = facts with { State = facts.State with { Balance = new Money(long.MinValue) } };

        Assert.EndsWith("due now", Value(BillingFactKind.AutoPay, facts), StringComparison.Ordinal);
        Assert.Equal("-$9,223,372,036,854.78", Value(BillingFactKind.Balance, facts));
    }

    [Fact]
    public void Throttled_ByTheBalanceOrByTheLimit_IsToldApart()
    {
        static AccountState Waiting(AccountState state) =>
            state with
            {
                Running = 1,
                Queued = 7,
                ThrottledSince = Samples.Now,
            };
        Assert.Equal("yes: 7 wait, 1 runs at a time", Value(BillingFactKind.Throttled, Samples.Facts(-1, Waiting)));
        Assert.Equal("no: 7 wait for another reason", Value(BillingFactKind.Throttled, Samples.Facts(1, Waiting)));
        Assert.Equal("no: nothing waits", Value(BillingFactKind.Throttled, Samples.Facts(-1)));
    }

    [Theory]
    [InlineData(CardState.Working, 0, "works: $50.00 paid")]
    [InlineData(CardState.Failing, 1, "last charge failed: The card has expired. · visa ending in 4242")]
    [InlineData(CardState.Failing, 3, "last 3 charges failed: The card has expired. · visa ending in 4242")]
    [InlineData(CardState.NeverCharged, 0, "never charged")]
    public void Card_OfAHealth_SaysHowItDoes(CardState state, int failed, string expected) =>
        Assert.Equal(
            expected,
            Value(BillingFactKind.Card, Samples.Facts() with { Card = Samples.Card(state, failed) })
        );

    [Fact]
    public void Card_WithoutACustomer_HasNobodyToAskFor() =>
        Assert.Equal(
            "no Stripe customer to ask for",
            Value(BillingFactKind.Card, Samples.Facts() with { StripeCustomerId = null })
        );

    [Fact]
    public void Credit_Given_NamesWhoGaveIt() =>
        Assert.Equal(
            "$50.00 given by Colleague (test)",
            Value(BillingFactKind.ComplimentaryCredit, Samples.Facts(hadCredit: true))
        );

    private static string Value(BillingFactKind kind, BillingFacts facts) =>
        FactSheet.Of(facts).Single(fact => fact.Kind == kind).Value;
}
