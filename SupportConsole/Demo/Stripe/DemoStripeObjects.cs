using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Limits;

namespace SupportConsole.Demo.Stripe;

/// <summary>
/// What the demo's Stripe knows of one customer, worked out anew at every call: a payment for each deposit of the
/// account's ledger, and around these what a support engineer meets and no ledger of ours holds: declined cards,
/// refunds of double charges, invoices, other currencies.
/// </summary>
internal sealed record DemoStripeObjects(object Customer)
{
    private const int MostMonths = 24;

    public List<DemoObject> Charges { get; } = [];

    public List<DemoObject> Intents { get; } = [];

    public List<DemoObject> Refunds { get; } = [];

    public List<DemoObject> Invoices { get; } = [];

    public List<DemoObject> BalanceTransactions { get; } = [];

    /// <summary>The objects of an account. The same account at the same time always has the same.</summary>
    /// <param name="account">Has a Stripe customer id.</param>
    /// <param name="state">Its terms and balance.</param>
    /// <param name="ledger">All of it.</param>
    /// <param name="now">Nothing is later.</param>
    public static DemoStripeObjects Of(
        Account account,
        AccountState state,
        IReadOnlyList<LedgerEntry> ledger,
        DateTimeOffset now
    )
    {
        var customer = account.StripeCustomerId!;
        var objects = new DemoStripeObjects(
            DemoShapes.Customer(customer, account.Email, account.Name, account.CreatedAt, deleted: state.Disabled)
        );
        objects.AddDeposits(customer, ledger, now);
        if (state.EomBilling)
        {
            objects.AddInvoices(account, now);
        }
        else if (state.HasAutoPay && state.Balance.IsNegative && account.Id != DemoShowcase.RefillDue)
        {
            objects.AddDeclines(account, state, ledger, now);
        }

        objects.Keep(now);
        return objects;
    }

    private void AddDeposits(string customer, IReadOnlyList<LedgerEntry> ledger, DateTimeOffset now)
    {
        var deposits = ledger
            .Where(entry => entry.Kind == LedgerKind.Deposit && Cents(entry.Amount) > 0)
            .OrderBy(entry => entry.Id)
            .ToList();
        foreach (var deposit in deposits)
        {
            Add(
                new(customer, "deposit:" + deposit.Reference, deposit.At, Cents(deposit.Amount))
                {
                    Description = $"Deposit {deposit.Reference}",
                    IntentId = deposit.Reference.StartsWith("pi_", StringComparison.Ordinal) ? deposit.Reference : null,
                    IsDisputed = ledger.Any(entry =>
                        entry.Reference.Contains(
                            $"{LedgerReferences.Dispute} {deposit.Reference} (",
                            StringComparison.Ordinal
                        )
                    ),
                }
            );
        }

        if (deposits is not [var first, ..])
        {
            return;
        }

        switch (DemoIds.Dice(customer, 4))
        {
            case 0:
                Intents.Add(DemoShapes.Abandoned(customer, first.At.AddMinutes(-20), Cents(first.Amount)));
                break;
            case 1:
                var (at, amount) = (first.At.AddSeconds(40), Cents(first.Amount));
                AddRefunded(
                    new(customer, "double", at, amount) { Description = "Charged twice by mistake", Refunded = amount },
                    at.AddHours(1),
                    "duplicate",
                    now
                );
                break;
        }
    }

    /// <summary>
    /// Auto-pay that does not bring the balance back has a card that does not pay: tried each morning.
    /// </summary>
    private void AddDeclines(Account account, AccountState state, IReadOnlyList<LedgerEntry> ledger, DateTimeOffset now)
    {
        var paid = Cents(new Money(ledger.Sum(entry => entry.Amount.Micros)));
        var amount = Math.Max(100, Cents(state.AutoPayBringBackTo ?? Money.FromDollars(50)) - paid);
        var time = new TimeSpan(6, 17, 0);
        var morning = new DateTimeOffset((now - time).UtcDateTime.Date, TimeSpan.Zero) + time;
        (string Code, string Reason)[] declines =
        [
            ("expired_card", "expired_card"),
            ("card_declined", "do_not_honor"),
            ("card_declined", "insufficient_funds"),
        ];
        for (var daysAgo = 0; daysAgo < declines.Length; daysAgo++)
        {
            var at = morning.AddDays(-daysAgo);
            if (at > account.CreatedAt)
            {
                Add(
                    new(account.StripeCustomerId!, $"refill:{at:yyyyMMdd}", at, amount)
                    {
                        Description = "Auto-pay",
                        FailureCode = declines[daysAgo].Code,
                        FailureReason = declines[daysAgo].Reason,
                    }
                );
            }
        }
    }

    /// <summary>
    /// Invoiced customers: an invoice on the first of each month, paid two days later, and services paid on the spot in
    /// other currencies.
    /// </summary>
    private void AddInvoices(Account account, DateTimeOffset now)
    {
        var customer = account.StripeCustomerId!;
        var first = new DateTimeOffset(
            account.CreatedAt.Year,
            account.CreatedAt.Month,
            1,
            6,
            0,
            0,
            TimeSpan.Zero
        ).AddMonths(1);
        for (var month = 0; month < MostMonths && first.AddMonths(month) <= now; month++)
        {
            var (at, number) = (first.AddMonths(month), $"INV-{month + 1:0000}");
            var total = 40_000 + DemoIds.Dice($"{customer}:{number}", 900_000);
            var paidAt = at.AddDays(2).AddHours(3);
            Invoices.Add(DemoShapes.Invoice(customer, number, at, total, isPaid: paidAt <= now));
            Add(new(customer, number, paidAt, total) { Description = $"Invoice {number}" });
        }

        BalanceTransactions.Add(
            DemoShapes.BalanceTransaction(customer, account.CreatedAt.AddDays(40), -2_500, "Goodwill after an outage")
        );
        Add(
            new(customer, "tokyo", account.CreatedAt.AddDays(3), 150_000)
            {
                Currency = "jpy",
                Description = "Workshop in Tokyo",
            }
        );
        var berlin = new DemoPayment(customer, "berlin", account.CreatedAt.AddDays(5), 120_000)
        {
            Currency = "eur",
            Description = "Workshop in Berlin",
            Refunded = 30_000,
        };
        AddRefunded(berlin, berlin.At.AddDays(2), "requested_by_customer", now);
    }

    private string Add(DemoPayment payment)
    {
        var (charge, intent) = DemoShapes.Payment(payment);
        Charges.Add(charge);
        Intents.Add(intent);
        return charge.Id;
    }

    /// <summary>A payment of which money goes back, once that time has come.</summary>
    private void AddRefunded(DemoPayment payment, DateTimeOffset refundedAt, string reason, DateTimeOffset now)
    {
        var charge = Add(refundedAt <= now ? payment : payment with { Refunded = 0 });
        Refunds.Add(
            DemoShapes.Refund(
                payment.CustomerId,
                charge,
                "refund:" + payment.Tag,
                refundedAt,
                payment.Refunded,
                payment.Currency,
                reason
            )
        );
    }

    /// <summary>What lies in the future has not happened.</summary>
    private void Keep(DateTimeOffset now)
    {
        foreach (var list in (List<DemoObject>[])[Charges, Intents, Refunds, Invoices, BalanceTransactions])
        {
            list.RemoveAll(item => item.Created > now.ToUnixTimeSeconds());
        }
    }

    private static long Cents(Money money) =>
        (long)decimal.Round(money.Dollars * 100, 0, MidpointRounding.AwayFromZero);
}
