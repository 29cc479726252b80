namespace SupportConsole.Core.Billing.Deposits;

/// <summary>Money paid in, or what corrects that: billing's adjustments, and refunds.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="Amount">
/// More than zero; below zero for a <see cref="LedgerKind.Refund"/>, either for an <see cref="LedgerKind.Adjustment"/>.
/// </param>
/// <param name="Reference">1-100 characters; the same reference again is the same deposit.</param>
public sealed record DepositRequest(string AccountId, Money Amount, string Reference)
{
    /// <summary>What the ledger calls it. Credit is granted by people and comes in no other way.</summary>
    public LedgerKind Kind { get; init; } = LedgerKind.Deposit;

    /// <summary>True when the amount's sign is one that the kind can have.</summary>
    public bool IsPossible =>
        Kind switch
        {
            LedgerKind.Deposit => Amount > Money.Zero,
            LedgerKind.Refund => Amount < Money.Zero,
            LedgerKind.Adjustment => Amount != Money.Zero,
            _ => false,
        };
}

/// <summary>A deposit's result.</summary>
public abstract record DepositOutcome
{
    private DepositOutcome() { }

    /// <summary>The balance now; the deposit is in it exactly once.</summary>
    public sealed record Accepted(Money Balance) : DepositOutcome;

    public sealed record UnknownAccount : DepositOutcome;

    /// <summary>The reference stands for another amount already; nothing was changed.</summary>
    public sealed record ReferenceTaken(Money Amount) : DepositOutcome;
}
