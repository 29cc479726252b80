namespace SupportConsole.Core.Billing;

/// <summary>What a ledger entry is.</summary>
public enum LedgerKind
{
    /// <summary>Money the customer paid in.</summary>
    Deposit = 0,

    /// <summary>The one complimentary credit of an account's life.</summary>
    ComplimentaryCredit = 1,

    /// <summary>A correction by billing, either sign.</summary>
    Adjustment = 2,

    /// <summary>Money that went back to the customer; negative.</summary>
    Refund = 3,
}

/// <summary>One line of an account's append-only ledger. The balance is the sum of these less the usage.</summary>
public sealed record LedgerEntry
{
    /// <summary>
    /// Reference of the complimentary credit. A blank stands in front, as no reference that comes from outside may have
    /// it.
    /// </summary>
    public const string CreditReference = " complimentary-credit";

    /// <summary>Row number, rising.</summary>
    public long Id { get; init; }

    public required string AccountId { get; init; }

    public required LedgerKind Kind { get; init; }

    /// <summary>Positive adds to the balance.</summary>
    public required Money Amount { get; init; }

    public required Money BalanceAfter { get; init; }

    /// <summary>Who paid or why; unique within the account, so that a repeated deposit is one deposit.</summary>
    public required string Reference { get; init; }

    public required DateTimeOffset At { get; init; }
}
