using StripeNet = global::Stripe;

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

    /// <summary>A page of what moved money, of all customers.</summary>
    /// <param name="kind">Of which list.</param>
    /// <param name="since">Only what was created then or later.</param>
    /// <param name="after">Id of the last object of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<StripeResult<StripeMoneyPage>> ListMoneyAsync(
        StripeMoneyKind kind,
        DateTimeOffset since,
        string? after,
        CancellationToken cancellationToken
    );

    Task<StripeResult<StripeNet.Charge>> FindChargeAsync(string chargeId, CancellationToken cancellationToken);

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
    InvoicePayments,
    Disputes,
    CustomerBalanceTransactions,
}

/// <summary>Lists of what moved money.</summary>
internal enum StripeMoneyKind
{
    Charges,

    /// <summary>Which payments paid invoices.</summary>
    InvoicePayments,
    Refunds,
    Disputes,
}

/// <summary>A page of such a list, in the library's objects: the same that events hold.</summary>
/// <param name="Data">At most 100.</param>
/// <param name="Next">What the next page comes after; null after the last.</param>
internal sealed record StripeMoneyPage(IReadOnlyList<StripeNet.StripeEntity> Data, string? Next);

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
