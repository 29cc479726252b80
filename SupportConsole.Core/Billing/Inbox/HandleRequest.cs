using SupportConsole.Core.Audit;

namespace SupportConsole.Core.Billing.Inbox;

/// <summary>A wish to deal with a payment that waits.</summary>
/// <param name="PaymentId">Which.</param>
/// <param name="Seen">The state that the person saw: the act applies only while it is that still.</param>
/// <param name="AccountId">Whose it is to be; null dismisses it, and nothing is posted.</param>
/// <param name="Reason">10-2,000 characters.</param>
/// <param name="CorrelationId">
/// One per attempt: the same id again is the same attempt (double click, retry) and gets the same answer.
/// </param>
public sealed record HandleRequest(
    string PaymentId,
    InboxState Seen,
    string? AccountId,
    string Reason,
    string CorrelationId
)
{
    /// <summary>The audit entry of whoever dealt with it before, as the person saw it; null for nobody.</summary>
    public long? SeenAuditSequence { get; init; }

    /// <summary>What is wrong with the fields; null when nothing is.</summary>
    internal string? Problem() => Justification.ReasonProblem(Reason) ?? Justification.AttemptProblem(CorrelationId);
}

/// <summary>How a wish to deal with a payment ended.</summary>
public abstract record HandleOutcome
{
    private HandleOutcome() { }

    /// <summary>Done; what it moved in the ledger stands.</summary>
    /// <param name="AccountId">Whose it is now; null when it was dismissed without one.</param>
    /// <param name="BalanceUsd">The account's balance afterwards, in dollars; null without one.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Applied(string? AccountId, decimal? BalanceUsd, long AuditSequence) : HandleOutcome;

    /// <summary>It cannot be done, or somebody else was first; nothing was changed. Audited.</summary>
    public sealed record Refused(string Sentence, long AuditSequence) : HandleOutcome;

    /// <summary>The person may not; audited.</summary>
    public sealed record Forbidden(string Sentence) : HandleOutcome;

    /// <summary>A field is not as it must be; nothing was tried.</summary>
    public sealed record Invalid(string Sentence) : HandleOutcome;

    /// <summary>Nothing is known of such a payment.</summary>
    public sealed record Unknown : HandleOutcome;
}
