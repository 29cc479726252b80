using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Core.Billing.Payments;

/// <summary>Which payments of an account.</summary>
public sealed record PaymentQuery
{
    public const int MaximumPageSize = 100;

    /// <summary>Rows an export has at most; a customer with more is looked at in Stripe's own dashboard.</summary>
    public const int MaximumExport = 20_000;

    /// <summary>Null for all.</summary>
    public PaymentType? Type { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Rows to leave out: the pages before.</summary>
    public int Skip { get; init; }

    /// <summary>1 to <see cref="MaximumPageSize"/>.</summary>
    public int PageSize { get; init; } = 25;
}

/// <summary>How looking up payments ended.</summary>
public abstract record PaymentPage
{
    private PaymentPage() { }

    /// <summary>Rows, newest first.</summary>
    /// <param name="Payments">At most a page.</param>
    /// <param name="HasMore">True when older ones follow.</param>
    /// <param name="AsOf">When Stripe was asked for the first of them.</param>
    /// <param name="CustomerDeleted">
    /// True when the customer was deleted at Stripe; what happened before stays readable.
    /// </param>
    public sealed record Found(IReadOnlyList<Payment> Payments, bool HasMore, DateTimeOffset AsOf, bool CustomerDeleted)
        : PaymentPage;

    /// <summary>The account has no Stripe customer id.</summary>
    public sealed record NoCustomer : PaymentPage;

    /// <summary>Stripe did not answer.</summary>
    public sealed record Failed(StripeFailure Failure) : PaymentPage;

    public sealed record UnknownAccount : PaymentPage;
}
