using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Core.Limits;

namespace SupportConsole.Tests.Fakes;

/// <content>Invented money.</content>
internal static partial class Samples
{
    /// <summary>
    /// The facts of a diagnosis: by default a balance that is fine, of an account that pays by deposit.
    /// </summary>
    public static BillingFacts Facts(
        decimal balance = 184.2m,
        Func<AccountState, AccountState>? with = null,
        bool hadCredit = false
    )
    {
        var overview = Account(with: state =>
            (with?.Invoke(state) ?? state) with
            {
                Balance = Money.FromDollars(balance),
            }
        );
        return new()
        {
            State = overview.State,
            Limit = overview.Limit,
            Email = overview.Account.Email,
            StripeCustomerId = overview.Account.StripeCustomerId,
            ReadAt = Now,
            Deposited = Money.FromDollars(300),
            LastDeposit = Entry(1, LedgerKind.Deposit, 100, Now.AddDays(-9)),
            Credit = hadCredit ? Entry(2, LedgerKind.ComplimentaryCredit, 50, Now.AddDays(-5)) : null,
            Grant = hadCredit ? new("Colleague (test)", 41) : null,
            Refused = 0,
            RefusedLastHour = 0,
            NewWork = NegativeBalanceNewWork.Refuse,
        };
    }

    /// <summary>Auto-pay below $10 back to $50.</summary>
    public static AccountState AutoPay(AccountState state) =>
        state with
        {
            AutoPayBelow = Money.FromDollars(10),
            AutoPayBringBackTo = Money.FromDollars(50),
        };

    public static CardHealth Card(CardState state, int failedInARow = 3)
    {
        var failing = state == CardState.Failing;
        var attempt = new Payment(
            "ch_1",
            Now.AddDays(-1),
            failing ? PaymentType.FailedPayment : PaymentType.Payment,
            new(5_000, "usd"),
            failing ? "failed" : "paid",
            failing ? "The card has expired. · visa ending in 4242" : "visa ending in 4242",
            null
        );
        return new(
            state,
            state is CardState.Working or CardState.Failing ? attempt : null,
            failing ? failedInARow : 0,
            null
        )
        {
            AsOf = Now.AddSeconds(-20),
        };
    }

    public static CardHealth NoCard(StripeFailureKind kind) =>
        new(CardState.Unknown, null, 0, new(kind, StripeTexts.Failure(kind)));

    public static LedgerEntry Entry(long id, LedgerKind kind, decimal amount, DateTimeOffset? at = null) =>
        new()
        {
            Id = id,
            AccountId = "10482",
            Kind = kind,
            Amount = Money.FromDollars(amount),
            BalanceAfter = Money.FromDollars(amount + id),
            Reference = kind == LedgerKind.ComplimentaryCredit ? LedgerEntry.CreditReference : $"pi_{id}",
            At = at ?? Now.AddDays(-id),
        };
}
