namespace SupportConsole.Core.Billing.Stripe;

/// <summary>The few questions we ask Stripe. All only read. Lists come newest first, at most 100 a page.</summary>
internal interface IStripeGateway
{
    /// <summary>A customer; a deleted one answers with its flag set.</summary>
    Task<StripeResult<StripeCustomer>> FindCustomerAsync(string customerId, CancellationToken cancellationToken);

    Task<StripeResult<StripeList<StripePaymentIntent>>> ListPaymentIntentsAsync(
        StripeListQuery query,
        CancellationToken cancellationToken
    );

    /// <summary>Charges, each with its refunds: Stripe lists none by customer.</summary>
    Task<StripeResult<StripeList<StripeCharge>>> ListChargesAsync(
        StripeListQuery query,
        CancellationToken cancellationToken
    );

    Task<StripeResult<StripeList<StripeInvoice>>> ListInvoicesAsync(
        StripeListQuery query,
        CancellationToken cancellationToken
    );

    Task<StripeResult<StripeList<StripeBalanceTransaction>>> ListBalanceTransactionsAsync(
        StripeListQuery query,
        CancellationToken cancellationToken
    );

    /// <summary>Reads one object of a kind, of whichever customer, to see whether the key may.</summary>
    /// <returns>Why not; null when it may.</returns>
    Task<StripeFailure?> FindObstacleAsync(StripeRight right, CancellationToken cancellationToken);
}

/// <summary>What the key must be allowed to read.</summary>
internal enum StripeRight
{
    Customers,
    PaymentIntents,
    Charges,
    Refunds,
    Invoices,
    CustomerBalanceTransactions,
}

/// <summary>A page of a customer's list.</summary>
/// <param name="CustomerId">Whose.</param>
/// <param name="After">Id of the last object of the page before; null for the first page.</param>
/// <param name="From">Only what was created then or later; null for all.</param>
/// <param name="To">Only what was created before; null for all.</param>
internal sealed record StripeListQuery(
    string CustomerId,
    string? After = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null
);
