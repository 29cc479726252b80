namespace SupportConsole.Core.Billing.Stripe;

// What we read of Stripe's objects, in Stripe's words and no more. What may be missing in an answer may be null here.
// Amounts are whole numbers of the currency's smallest unit.

/// <summary>A customer, or what is left of a deleted one.</summary>
internal sealed record StripeCustomer(string Id, bool Deleted);

/// <summary>A payment from its first attempt to its end.</summary>
internal sealed record StripePaymentIntent(string Id, StripeAmount Amount, string Status, DateTimeOffset Created)
{
    public string? LatestChargeId { get; init; }

    public string? Description { get; init; }

    /// <summary>The decline code of the last attempt, else its error code.</summary>
    public string? LastError { get; init; }

    public string? CancellationReason { get; init; }
}

/// <summary>One attempt to take money.</summary>
internal sealed record StripeCharge(string Id, StripeAmount Amount, string Status, DateTimeOffset Created)
{
    public long AmountRefunded { get; init; }

    public bool Disputed { get; init; }

    public string? Description { get; init; }

    public string? FailureCode { get; init; }

    /// <summary>Why the bank or Stripe decided as it did.</summary>
    public string? OutcomeReason { get; init; }

    public string? PaymentIntentId { get; init; }

    public string? CardBrand { get; init; }

    public string? CardLast4 { get; init; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<StripeRefund> Refunds { get; init; } = [];
}

internal sealed record StripeRefund(string Id, StripeAmount Amount, DateTimeOffset Created)
{
    public string? Status { get; init; }

    public string? Reason { get; init; }

    public string? FailureReason { get; init; }
}

internal sealed record StripeInvoice(string Id, StripeAmount Total, DateTimeOffset Created)
{
    public string? Status { get; init; }

    public string? Number { get; init; }

    public long AmountRemaining { get; init; }

    public long AttemptCount { get; init; }
}

/// <summary>
/// A move of the customer's balance at Stripe, which is not ours: it pays invoices. Negative is credit.
/// </summary>
internal sealed record StripeBalanceTransaction(string Id, StripeAmount Amount, DateTimeOffset Created)
{
    public string? Type { get; init; }

    public string? Description { get; init; }
}

/// <summary>A page of a list, newest first.</summary>
/// <param name="Data">At most as many as were asked for.</param>
/// <param name="HasMore">True when older ones follow after the last.</param>
internal sealed record StripeList<T>(IReadOnlyList<T> Data, bool HasMore);
