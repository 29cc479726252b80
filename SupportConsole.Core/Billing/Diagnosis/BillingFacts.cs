using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.LowBalances;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Billing.Diagnosis;

/// <summary>Everything the playbook gathers before it judges, each as it was when it was read.</summary>
public sealed record BillingFacts
{
    /// <summary>Balance, auto-pay, EOM billing, live counters: one row, of one instant.</summary>
    public required AccountState State { get; init; }

    public required EffectiveLimit Limit { get; init; }

    public required string Email { get; init; }

    public string? StripeCustomerId { get; init; }

    /// <summary>When our own data were read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>Sum of all deposits ever.</summary>
    public required Money Deposited { get; init; }

    /// <summary>The last deposit; null when there was none.</summary>
    public LedgerEntry? LastDeposit { get; init; }

    /// <summary>The complimentary credit; null while the account has not had it.</summary>
    public LedgerEntry? Credit { get; init; }

    /// <summary>Who granted it; null while nobody has.</summary>
    public CreditGrant? Grant { get; init; }

    /// <summary>
    /// The newest refund or dispute whose money is still gone; null when there is none.
    /// </summary>
    public LastReversal? LastReversal { get; init; }

    /// <summary>Pieces of work refused for negative balance in the last 24 hours.</summary>
    public required long Refused { get; init; }

    /// <summary>Those of the last hour.</summary>
    public required long RefusedLastHour { get; init; }

    /// <summary>The last minute in which some were; null when none were in the last 24 hours.</summary>
    public DateTimeOffset? LastRefusal { get; init; }

    /// <summary>How long the balance lasts, when that is not long; see <see cref="BalanceRunway.Of"/>.</summary>
    public BalanceRunway? Runway { get; init; }

    /// <summary>How the card does, from Stripe; null while Stripe is not asked yet.</summary>
    public CardHealth? Card { get; init; }

    /// <summary>What happens to new work of an account with a negative balance.</summary>
    public required NegativeBalanceNewWork NewWork { get; init; }

    /// <summary>
    /// When a credit or a deposit ended the last refusals; null when nothing was refused in the last 24 hours, or when
    /// something else ended them.
    /// </summary>
    public DateTimeOffset? BalanceRestoredAt =>
        LastRefusal is not { } refusal || State.IsStoppedByBalance
            ? null
            : new[] { Credit?.At, LastDeposit?.At }.Where(at => at >= refusal).Min();

    /// <summary>
    /// The refund or dispute that nothing was paid in after: it is part of why the balance is what it is. Null when
    /// there is none.
    /// </summary>
    public LastReversal? UnpaidReversal =>
        LastReversal is { } reversal
        && (LastDeposit is null || LastDeposit.At <= reversal.At || LastDeposit.Reference == reversal.PaymentId)
            ? reversal
            : null;

    /// <summary>True when the credit did not lift the balance to zero and no deposit has come since.</summary>
    internal bool IsStillNegativeAfterCredit =>
        State.Balance.IsNegative
        && Credit is { BalanceAfter.IsNegative: true } credit
        && (LastDeposit is null || LastDeposit.Id < credit.Id);
}

/// <summary>Who granted the complimentary credit, as the audit knows it.</summary>
/// <param name="By">The person's name.</param>
/// <param name="AuditSequence">The audit entry.</param>
public sealed record CreditGrant(string By, long AuditSequence);
