using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Core.Billing.Payments;

/// <summary>What a row of the payment history is.</summary>
public enum PaymentType
{
    /// <summary>Money was taken.</summary>
    Payment = 0,

    /// <summary>An attempt to take money was declined.</summary>
    FailedPayment = 1,

    /// <summary>Money went back; stands above the payment it belongs to, by its time or directly.</summary>
    Refund = 2,

    /// <summary>A payment that never came to an attempt: cancelled, or the customer has not finished it.</summary>
    Unfinished = 3,
    Invoice = 4,

    /// <summary>A move of the customer's balance at Stripe.</summary>
    BalanceChange = 5,
}

/// <summary>One row of a customer's history at Stripe.</summary>
/// <param name="Id">Stripe's id of the object.</param>
/// <param name="At">When it was created.</param>
/// <param name="Type">What it is.</param>
/// <param name="Amount">With its currency; negative for money that went back.</param>
/// <param name="Status">In words.</param>
/// <param name="Detail">Card, decline reason, description; empty when there is nothing to say.</param>
/// <param name="DashboardUrl">The object in Stripe's dashboard; null for what has no page of its own.</param>
public sealed record Payment(
    string Id,
    DateTimeOffset At,
    PaymentType Type,
    StripeAmount Amount,
    string Status,
    string Detail,
    string? DashboardUrl
);
