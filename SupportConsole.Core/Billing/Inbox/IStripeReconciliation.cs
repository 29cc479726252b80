using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Core.Billing.Inbox;

/// <summary>Holds the ledger against what Stripe has, and posts what is missing where that is wanted.</summary>
public interface IStripeReconciliation
{
    /// <summary>Compares all payments, refunds and disputes that Stripe made since a time.</summary>
    /// <param name="since">What was made before it is not looked at.</param>
    /// <param name="posts">True to post what is missing; otherwise it is only told.</param>
    /// <param name="found">Told of each difference; called from one place after another.</param>
    /// <param name="cancellationToken">Stops; what was posted stays.</param>
    /// <exception cref="Engine.LimitsUnavailableException">
    /// The database does not take it; run it again: what was posted is not posted twice.
    /// </exception>
    Task<ReconciliationReport> RunAsync(
        DateTimeOffset since,
        bool posts,
        Action<ReconciliationFinding> found,
        CancellationToken cancellationToken
    );

    /// <summary>As <see cref="RunAsync"/>, in a process that is no node: it decides by itself meanwhile.</summary>
    /// <inheritdoc cref="RunAsync"/>
    Task<ReconciliationReport> RunAloneAsync(
        DateTimeOffset since,
        bool posts,
        Action<ReconciliationFinding> found,
        CancellationToken cancellationToken
    );
}

/// <summary>What a reconciliation came to.</summary>
/// <param name="Payments">How many payments Stripe told of.</param>
/// <param name="Findings">How many differ.</param>
/// <param name="Posted">How many of those were brought in order.</param>
/// <param name="Failure">Why Stripe did not answer: nothing was compared or posted. Null when it did.</param>
public sealed record ReconciliationReport(int Payments, int Findings, int Posted, StripeFailure? Failure);

/// <summary>A payment whose ledger is not what Stripe says.</summary>
/// <param name="PaymentId">Which.</param>
/// <param name="CustomerId">Whose; null when Stripe names nobody.</param>
/// <param name="AccountId">Whose it is here, once it was posted; null while nobody's.</param>
/// <param name="Amount">What was received; null when Stripe told of no payment.</param>
/// <param name="Stands">What the ledger holds for it.</param>
/// <param name="Wanted">What Stripe says it should hold.</param>
/// <param name="State">How it stands here, after a posting; null when it is not known here.</param>
public sealed record ReconciliationFinding(
    string PaymentId,
    string? CustomerId,
    string? AccountId,
    StripeAmount? Amount,
    Money Stands,
    Money Wanted,
    InboxState? State
);
