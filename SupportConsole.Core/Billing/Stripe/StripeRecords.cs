namespace SupportConsole.Core.Billing.Stripe;

// What we read of Stripe's objects, in Stripe's words and no more. What has a default may be missing: a test account,
// an old object, another version. Times are Unix seconds, amounts whole numbers of the currency's smallest unit.

/// <summary>A customer, or what is left of a deleted one.</summary>
internal sealed record StripeCustomer(
    string Id,
    bool Deleted = false,
    string? Email = null,
    string? Name = null,
    bool? Delinquent = null,
    string? Currency = null,
    long Balance = 0,
    bool Livemode = false
);

/// <summary>A payment from its first attempt to its end.</summary>
internal sealed record StripePaymentIntent(
    string Id,
    long Amount,
    string Currency,
    string Status,
    long Created,
    string? LatestCharge = null,
    string? Description = null,
    StripeError? LastPaymentError = null,
    string? CancellationReason = null
);

/// <summary>One attempt to take money.</summary>
internal sealed record StripeCharge(
    string Id,
    long Amount,
    string Currency,
    string Status,
    long Created,
    long AmountRefunded = 0,
    bool Disputed = false,
    string? Description = null,
    string? FailureCode = null,
    string? PaymentIntent = null,
    StripeOutcome? Outcome = null,
    StripePaymentMethod? PaymentMethodDetails = null
);

/// <summary>Why a charge went as it did.</summary>
internal sealed record StripeOutcome(string? Type = null, string? Reason = null);

internal sealed record StripePaymentMethod(string? Type = null, StripeCard? Card = null);

internal sealed record StripeCard(string? Brand = null, string? Last4 = null);

internal sealed record StripeRefund(
    string Id,
    long Amount,
    string Currency,
    long Created,
    string? Status = null,
    string? Charge = null,
    string? Reason = null,
    string? FailureReason = null
);

internal sealed record StripeInvoice(
    string Id,
    long Total,
    string Currency,
    long Created,
    string? Status = null,
    string? Number = null,
    long AmountRemaining = 0,
    int AttemptCount = 0
);

/// <summary>
/// A move of the customer's balance at Stripe, which is not ours: it pays invoices. Negative is credit.
/// </summary>
internal sealed record StripeBalanceTransaction(
    string Id,
    long Amount,
    string Currency,
    long Created,
    string? Type = null,
    string? Description = null
);

/// <summary>An error as Stripe words it.</summary>
internal sealed record StripeError(string? Type = null, string? Code = null, string? DeclineCode = null);

/// <summary>A page of a list, newest first.</summary>
/// <param name="Data">At most as many as were asked for.</param>
/// <param name="HasMore">True when older ones follow after the last.</param>
internal sealed record StripeList<T>(IReadOnlyList<T> Data, bool HasMore);
