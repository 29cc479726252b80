using SupportConsole.Core.Access;

namespace SupportConsole.Core.Billing.Payments;

/// <summary>
/// What Stripe knows of an account's payments. Kept a minute per customer, so that leafing does not ask again.
/// </summary>
public interface IPaymentHistory
{
    /// <summary>A page of the history, newest first.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks <see cref="Permission.ViewAccounts"/>.</exception>
    Task<PaymentPage> PageAsync(Actor actor, string accountId, PaymentQuery query, CancellationToken cancellationToken);

    /// <summary>All rows of a filter, for an export; at most <see cref="PaymentQuery.MaximumExport"/>.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks <see cref="Permission.ViewAccounts"/>.</exception>
    Task<PaymentPage> AllAsync(Actor actor, string accountId, PaymentQuery query, CancellationToken cancellationToken);

    /// <summary>Forgets what is kept of an account, so that Stripe is asked again.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks <see cref="Permission.ViewAccounts"/>.</exception>
    Task ForgetAsync(Actor actor, string accountId, CancellationToken cancellationToken);

    /// <summary>How the card does: from the last attempts to take money.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks <see cref="Permission.ViewAccounts"/>.</exception>
    Task<CardHealth> CardAsync(Actor actor, string accountId, CancellationToken cancellationToken);
}

/// <summary>Whether money can be taken from the customer's card.</summary>
/// <param name="State">What the last attempt says.</param>
/// <param name="LastAttempt">It; null when there was none or Stripe did not answer.</param>
/// <param name="FailedInARow">Failed attempts since the last one that went through.</param>
/// <param name="Failure">Why Stripe did not answer; null when it did.</param>
public sealed record CardHealth(CardState State, Payment? LastAttempt, int FailedInARow, Stripe.StripeFailure? Failure)
{
    /// <summary>When Stripe was asked; null when it did not answer.</summary>
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>What the last attempt to take money says.</summary>
public enum CardState
{
    /// <summary>Stripe did not answer, or is not asked.</summary>
    Unknown = 0,

    /// <summary>No attempt was ever made.</summary>
    NeverCharged = 1,
    Working = 2,

    /// <summary>The last attempt was declined.</summary>
    Failing = 3,
}
