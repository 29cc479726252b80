namespace SupportConsole.Demo.Stripe;

/// <summary>
/// Objects in Stripe's shapes. Source: Stripe's API reference, version 2026-10-28; what no client of ours reads is left
/// out where it is long.
/// </summary>
internal static class DemoShapes
{
    private static readonly string[] Brands = ["visa", "mastercard", "amex"];

    public static object Customer(string id, string email, string name, DateTimeOffset created, bool deleted) =>
        deleted
            ? new
            {
                id,
                @object = "customer",
                deleted = true,
            }
            : new
            {
                id,
                @object = "customer",
                balance = 0,
                created = created.ToUnixTimeSeconds(),
                currency = "usd",
                delinquent = false,
                email,
                livemode = false,
                name,
            };

    /// <summary>An attempt to take money, and the payment it belongs to.</summary>
    public static (DemoObject Charge, DemoObject Intent) Payment(DemoPayment payment)
    {
        var (chargeId, intentId) = (
            DemoIds.Of("ch_", payment.CustomerId, payment.Tag),
            payment.IntentId ?? DemoIds.Of("pi_", payment.CustomerId, payment.Tag)
        );
        var (created, failed) = (payment.At.ToUnixTimeSeconds(), payment.FailureReason is not null);
        var card = new
        {
            brand = Brands[DemoIds.Dice(payment.CustomerId, Brands.Length)],
            exp_month = 8,
            exp_year = payment.FailureReason == "expired_card" ? payment.At.Year : payment.At.Year + 2,
            last4 = DemoIds
                .Dice(payment.CustomerId + ":card", 10_000)
                .ToString("0000", System.Globalization.CultureInfo.InvariantCulture),
        };
        var error = failed
            ? new
            {
                code = payment.FailureCode,
                decline_code = payment.FailureReason,
                message = "Your card was declined.",
                type = "card_error",
            }
            : null;
        var charge = new
        {
            id = chargeId,
            @object = "charge",
            amount = payment.Amount,
            amount_captured = failed ? 0 : payment.Amount,
            amount_refunded = payment.Refunded,
            captured = !failed,
            created,
            currency = payment.Currency,
            customer = payment.CustomerId,
            description = payment.Description,
            disputed = payment.IsDisputed,
            failure_code = payment.FailureCode,
            failure_message = error?.message,
            livemode = false,
            outcome = new
            {
                network_status = failed ? "declined_by_network" : "approved_by_network",
                reason = payment.FailureReason,
                risk_level = "normal",
                type = failed ? "issuer_declined" : "authorized",
            },
            paid = !failed,
            payment_intent = intentId,
            payment_method_details = new { card, type = "card" },
            refunded = payment.Refunded == payment.Amount,
            status = failed ? "failed" : "succeeded",
        };
        var intent = new
        {
            id = intentId,
            @object = "payment_intent",
            amount = payment.Amount,
            amount_received = failed ? 0 : payment.Amount,
            cancellation_reason = (string?)null,
            created,
            currency = payment.Currency,
            customer = payment.CustomerId,
            description = payment.Description,
            last_payment_error = error,
            latest_charge = chargeId,
            livemode = false,
            status = failed ? "requires_payment_method" : "succeeded",
        };
        return (new(chargeId, created, charge), new(intentId, created, intent));
    }

    /// <summary>A customer's bank takes a payment back.</summary>
    public static DemoObject Dispute(
        string customerId,
        string chargeId,
        string intentId,
        DateTimeOffset at,
        long amount
    )
    {
        var (id, created) = (DemoIds.Of("dp_", customerId, chargeId), at.ToUnixTimeSeconds());
        return new(
            id,
            created,
            new
            {
                id,
                @object = "dispute",
                amount,
                charge = chargeId,
                created,
                currency = "usd",
                payment_intent = intentId,
                reason = "fraudulent",
                status = "needs_response",
            },
            chargeId
        );
    }

    /// <summary>A payment that the customer began and left.</summary>
    public static DemoObject Abandoned(string customerId, DateTimeOffset at, long amount)
    {
        var (id, created) = (DemoIds.Of("pi_", customerId, "abandoned"), at.ToUnixTimeSeconds());
        return new(
            id,
            created,
            new
            {
                id,
                @object = "payment_intent",
                amount,
                amount_received = 0,
                cancellation_reason = "abandoned",
                created,
                currency = "usd",
                customer = customerId,
                description = (string?)null,
                last_payment_error = (object?)null,
                latest_charge = (string?)null,
                livemode = false,
                status = "canceled",
            }
        );
    }

    public static DemoObject Refund(
        string customerId,
        string chargeId,
        string tag,
        DateTimeOffset at,
        long amount,
        string currency,
        string reason
    )
    {
        var (id, created) = (DemoIds.Of("re_", customerId, tag), at.ToUnixTimeSeconds());
        return new(
            id,
            created,
            new
            {
                id,
                @object = "refund",
                amount,
                charge = chargeId,
                created,
                currency,
                reason,
                status = "succeeded",
            },
            chargeId
        );
    }

    public static DemoObject Invoice(string customerId, string number, DateTimeOffset at, long total, bool isPaid)
    {
        var (id, created) = (DemoIds.Of("in_", customerId, number), at.ToUnixTimeSeconds());
        return new(
            id,
            created,
            new
            {
                id,
                @object = "invoice",
                amount_due = total,
                amount_paid = isPaid ? total : 0,
                amount_remaining = isPaid ? 0 : total,
                attempt_count = isPaid ? 1 : 0,
                created,
                currency = "usd",
                customer = customerId,
                number,
                paid = isPaid,
                status = isPaid ? "paid" : "open",
                total,
            }
        );
    }

    /// <param name="amount">Cents; negative is credit of the customer.</param>
    public static DemoObject BalanceTransaction(string customerId, DateTimeOffset at, long amount, string description)
    {
        var (id, created) = (DemoIds.Of("cbtxn_", customerId, description), at.ToUnixTimeSeconds());
        return new(
            id,
            created,
            new
            {
                id,
                @object = "customer_balance_transaction",
                amount,
                created,
                currency = "usd",
                customer = customerId,
                description,
                ending_balance = amount,
                type = "adjustment",
            }
        );
    }
}

/// <summary>What a payment and its charge are made of.</summary>
/// <param name="CustomerId">Whose.</param>
/// <param name="Tag">What it is among the customer's payments.</param>
/// <param name="At">When.</param>
/// <param name="Amount">In the currency's smallest unit.</param>
internal sealed record DemoPayment(string CustomerId, string Tag, DateTimeOffset At, long Amount)
{
    public string Currency { get; init; } = "usd";

    public string? Description { get; init; }

    /// <summary>Given when the payment has an id already.</summary>
    public string? IntentId { get; init; }

    public long Refunded { get; init; }

    /// <summary>True when the customer's bank took it back.</summary>
    public bool IsDisputed { get; init; }

    /// <summary>Null unless it failed.</summary>
    public string? FailureCode { get; init; }

    /// <summary>Why the bank declined it; null unless it failed.</summary>
    public string? FailureReason { get; init; }
}
