using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Limits;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Billing.Credits;

public sealed class CreditPreviewTests
{
    private static readonly BillingOptions Options = new();

    [Fact]
    public void Of_WithinTheCredit_LiftsTheLimitAndStartsWhatWaits()
    {
        var facts = Samples.Facts(-12.4m, state =>
            state with
            {
                Running = 198,
                Queued = 7,
                ThrottledSince = Samples.Now,
            }
        );

        Assert.Equal(
            new(Money.FromDollars(-12.4m), Money.FromDollars(37.6m), 1, 200, 2),
            CreditPreview.Of(facts, Options)
        );
    }

    [Theory]
    [InlineData(-50, null)]
    [InlineData(-50.01, 0.01)]
    [InlineData(-62.4, 12.4)]
    public void Of_AroundTheCredit_StaysNegativeByTheRest(double balance, double? left)
    {
        var preview = CreditPreview.Of(Samples.Facts((decimal)balance), Options);

        Assert.Equal(left is null ? null : Money.FromDollars((decimal)left), preview.StaysNegativeBy);
        Assert.Equal(left is null ? 200 : 1, preview.LimitAfter);
    }

    [Fact]
    public void Of_DisabledAccount_LiftsNothing() =>
        Assert.Equal(
            (0, 0),
            CreditPreview.Of(
                Samples.Facts(-1, state => state with { Disabled = true, Queued = 3, ThrottledSince = Samples.Now }),
                Options
            )
                is var preview
                ? (preview.LimitAfter, preview.Starts)
                : default
        );

    /// <summary>The page offers exactly what the transaction would grant, in every combination of terms.</summary>
    [Fact]
    public void Allowed_ByTheDiagnosis_IsWhatThePolicyGrants()
    {
        foreach (var balance in (decimal[])[-1_000_000, -0.000001m, 0, 0.01m])
        {
            for (var terms = 0; terms < 16; terms++)
            {
                AccountState Terms(AccountState state) => (terms & 1) == 0 ? With(state) : Samples.AutoPay(With(state));
                AccountState With(AccountState state) =>
                    state with
                    {
                        EomBilling = (terms & 2) != 0,
                        Disabled = (terms & 4) != 0,
                    };
                var facts = Samples.Facts(balance, Terms, hadCredit: (terms & 8) != 0);

                Assert.Equal(
                    CreditPolicy.Refusal(facts.State, facts.Credit is not null, Options) is null,
                    BillingDiagnosis.Of(facts, Options).AllowsCredit
                );
            }
        }
    }
}
