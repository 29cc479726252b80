using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Limits;

namespace SupportConsole.Tests.Core.Billing.Diagnosis;

public sealed class BillingDiagnosisTests
{
    private static readonly Payment Declined = new(
        "ch_1",
        DateTimeOffset.UnixEpoch,
        PaymentType.FailedPayment,
        new(5_000, "usd"),
        "failed",
        "The card has expired.",
        null
    );

    [Theory]
    [InlineData(0, false, false, false, CardState.Working, BillingVerdict.NotNegative)]
    [InlineData(0, true, true, true, CardState.Failing, BillingVerdict.NotNegative)]
    [InlineData(-1, true, false, false, CardState.Unknown, BillingVerdict.CoveredByEom)]
    [InlineData(-1, true, true, true, CardState.Failing, BillingVerdict.CoveredByEom)]
    [InlineData(-1, false, true, false, CardState.Working, BillingVerdict.RefillDue)]
    [InlineData(-1, false, true, true, CardState.Unknown, BillingVerdict.RefillDue)]
    [InlineData(-1, false, true, false, CardState.Failing, BillingVerdict.CardFailing)]
    [InlineData(-1, false, false, false, CardState.Failing, BillingVerdict.CreditAvailable)]
    [InlineData(-1, false, false, true, CardState.Working, BillingVerdict.MustAddFunds)]
    public void Of_TheTable_Judges(
        long micros,
        bool eom,
        bool autoPay,
        bool hadCredit,
        CardState card,
        BillingVerdict verdict
    ) => Assert.Equal(verdict, Diagnose(Facts(new Money(micros), eom, autoPay, hadCredit, card)).Verdict);

    [Fact]
    public void Of_DebtAboveTheCredit_SaysHowMuchIsLeft() =>
        Assert.Equal(
            "The balance is -$62.40, without auto-pay or EOM billing, and the one complimentary credit of $50.00 has "
                + "not been given. It would stay negative by $12.40.",
            Diagnose(Facts(Money.FromDollars(-62.40m))).Sentence
        );

    [Fact]
    public void Of_StoppedAccount_SaysWhatTheLimitsDo()
    {
        var diagnosis = Diagnose(
            Facts(Money.FromDollars(-1)) with
            {
                Limit = new(1, 200, EffectiveLimitReason.NegativeBalance),
            }
        );

        Assert.Equal(
            "The effective limit is 1 instead of 200: 3 running and 7 waiting drain one at a time. New work is "
                + "refused.",
            diagnosis.Effect
        );
    }

    [Fact]
    public void Of_PositiveBalanceWithFailingCard_Warns()
    {
        var diagnosis = Diagnose(Facts(Money.FromDollars(5), autoPay: true, card: CardState.Failing));

        Assert.Equal(BillingVerdict.NotNegative, diagnosis.Verdict);
        Assert.Equal(
            "Auto-pay is on, but the last 3 charges failed, the last one: The card has expired. The next refill will "
                + "likely fail too.",
            diagnosis.Warning
        );
        Assert.Null(Diagnose(Facts(Money.FromDollars(5), card: CardState.Failing)).Warning);
    }

    private static BillingDiagnosis Diagnose(BillingFacts facts) => BillingDiagnosis.Of(facts, new BillingOptions());

    private static BillingFacts Facts(
        Money balance,
        bool eom = false,
        bool autoPay = false,
        bool hadCredit = false,
        CardState card = CardState.Unknown
    ) =>
        new()
        {
            State = new()
            {
                AccountId = "acme",
                Plan = AccountPlan.PayAsYouGo,
                Balance = balance,
                EomBilling = eom,
                AutoPayBelow = autoPay ? Money.FromDollars(10) : null,
                AutoPayBringBackTo = autoPay ? Money.FromDollars(50) : null,
                Running = 3,
                Queued = 7,
                ThrottledSince = DateTimeOffset.UnixEpoch,
            },
            Limit = new(200, 200, EffectiveLimitReason.PlanDefault),
            Email = "ops@acme.example",
            ReadAt = DateTimeOffset.UnixEpoch,
            Deposited = Money.FromDollars(20),
            Credit = hadCredit
                ? new()
                {
                    AccountId = "acme",
                    Kind = LedgerKind.ComplimentaryCredit,
                    Amount = Money.FromDollars(50),
                    BalanceAfter = Money.Zero,
                    Reference = LedgerEntry.CreditReference,
                    At = DateTimeOffset.UnixEpoch,
                }
                : null,
            Refused = 0,
            RefusedLastHour = 0,
            Card = new(card, card == CardState.Failing ? Declined : null, card == CardState.Failing ? 3 : 0, null),
            NewWork = NegativeBalanceNewWork.Refuse,
        };
}
