using System.Text.Json;

namespace SupportConsole.Demo.Stripe;

/// <summary>
/// What the demo's Stripe tells by itself: a payment that is disputed later, payments of customers that no account has,
/// and one in another currency. Told to the console as Stripe would.
/// </summary>
internal static class DemoPayments
{
    private const long DisputedCents = 10_000;

    private static readonly TimeSpan DisputedBefore = TimeSpan.FromHours(20);

    /// <summary>The payment that an account makes when it signs up; null for those that do it another way.</summary>
    public static byte[]? AtSignUp(DemoAccount account, DateTimeOffset signedUp) =>
        account is { Id: DemoShowcase.Disputed, Registration: { StripeCustomerId: var customer } }
        && customer.Or(null) is { } customerId
            ? Paid(Disputed(customerId, signedUp))
            : null;

    /// <summary>Everything else, each with the time before the history's end when it is told.</summary>
    public static IEnumerable<(TimeSpan Before, byte[] Told)> Of(
        IReadOnlyList<DemoAccount> accounts,
        DateTimeOffset historyEnd
    )
    {
        if (
            accounts.FirstOrDefault(account => account.Id == DemoShowcase.Disputed) is { } disputed
            && disputed.Registration.StripeCustomerId.Or(null) is { } customerId
        )
        {
            var (charge, intent) = DemoShapes.Payment(Disputed(customerId, historyEnd - disputed.Age));
            var dispute = DemoShapes.Dispute(
                customerId,
                charge.Id,
                intent.Id,
                historyEnd - DisputedBefore,
                DisputedCents
            );
            yield return (DisputedBefore, Event("charge.dispute.created", dispute));
        }

        yield return Lone("cus_demoNewcomer", 25_000, TimeSpan.FromHours(5));
        yield return Lone("cus_demoMistyped", 4_900, TimeSpan.FromMinutes(40));
        if (
            accounts
                .FirstOrDefault(account => account.Id == DemoShowcase.Eom)
                ?.Registration.StripeCustomerId.Or(null) is
            { } eom
        )
        {
            var before = TimeSpan.FromHours(26);
            yield return (
                before,
                Paid(
                    new(eom, "told-jpy", historyEnd - before, 30_000)
                    {
                        Currency = "jpy",
                        Description = "Workshop in Osaka",
                    }
                )
            );
        }

        (TimeSpan, byte[]) Lone(string customer, long cents, TimeSpan before) =>
            (before, Paid(new(customer, "told", historyEnd - before, cents) { Description = "Deposit" }));
    }

    private static DemoPayment Disputed(string customerId, DateTimeOffset at) =>
        new(customerId, "disputed", at, DisputedCents) { Description = "Deposit" };

    private static byte[] Paid(DemoPayment payment) =>
        Event("payment_intent.succeeded", DemoShapes.Payment(payment).Intent);

    private static byte[] Event(string type, DemoObject told) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                id = $"evt_{told.Id}",
                @object = "event",
                api_version = "2026-10-28.dahlia",
                created = told.Created,
                data = new { @object = told.Json },
                livemode = false,
                type,
            }
        );
}
