using SupportConsole.Core.Billing.Terms;
using SupportConsole.Core.Usage;

namespace SupportConsole.Tests.Core.Billing;

public sealed class TermsPolicyTests
{
    private static readonly PriceBook Prices = new(new() { Lists = { ["Acme"] = new() } });
    private static readonly BillingTerms Deposit = new(EomBilling: false, AutoPay: null);

    [Theory]
    [InlineData(0, 1, null)]
    [InlineData(999_999, 1_000_000, null)]
    [InlineData(20, 20, "BringBackTo")]
    [InlineData(20, 19.99, "BringBackTo")]
    [InlineData(-0.01, 10, "Below")]
    [InlineData(1, 1_000_000.01, "BringBackTo")]
    [InlineData(1_000_000.01, 2_000_000, "Below")]
    public void Refill_BringsAboveItsThreshold(double below, double bringBackTo, string? field)
    {
        var problems = Validate(
            Deposit,
            Deposit with
            {
                AutoPay = new(Money.FromDollars((decimal)below), Money.FromDollars((decimal)bringBackTo)),
            }
        );

        Assert.Equal(field, problems.Count == 0 ? null : problems[0].Field);
    }

    [Fact]
    public void Request_OfWhatIsInForce_IsNoChange()
    {
        var refill = Deposit with { AutoPay = new(Money.FromDollars(20), Money.FromDollars(100)) };

        Assert.Equal(
            "Wanted",
            Assert
                .Single(Validate(refill, refill with { AutoPay = new(Money.FromDollars(20), Money.FromDollars(100)) }))
                .Field
        );
        Assert.Empty(Validate(refill, refill with { EomBilling = true }));
    }

    [Fact]
    public void Request_WithoutReasonTicketOrAttempt_NamesEach()
    {
        var problems = TermsPolicy.Validate(
            new("10482", Deposit, Deposit with { EomBilling = true }, "short", " ", ""),
            Prices
        );

        Assert.Equal(["Reason", "Ticket", "CorrelationId"], problems.Select(problem => problem.Field));
    }

    [Theory]
    [InlineData(null, "Acme", null)]
    [InlineData(null, "acme", "There is no price list 'acme' in the settings (Pricing:Lists). They know Acme.")]
    [InlineData("Gone", "Gone", null)]
    [InlineData("Gone", null, null)]
    [InlineData(null, "Gone", "There is no price list 'Gone' in the settings (Pricing:Lists). They know Acme.")]
    public void PriceList_IsOneOfTheSettings_OrTheOneThatStands(string? seen, string? wanted, string? problem)
    {
        var problems = Validate(
            Deposit with
            {
                PriceList = seen,
            },
            Deposit with
            {
                PriceList = wanted,
                EomBilling = true,
            }
        );

        Assert.Equal(problem, problems.SingleOrDefault()?.Message);
    }

    private static IReadOnlyList<TermsProblem> Validate(BillingTerms seen, BillingTerms wanted) =>
        TermsPolicy.Validate(
            new("10482", seen, wanted, "Agreed with the customer's finance", "SUP-77", "attempt"),
            Prices
        );
}
