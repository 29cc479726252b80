namespace SupportConsole.Core.Billing.Diagnosis;

/// <summary>One thing that the playbook gathers.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">For people.</param>
/// <param name="Value">In words and figures.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record BillingFact(BillingFactKind Kind, string Name, string Value, FactSource Source)
{
    /// <summary>When it was read there; null while it is not.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>When what it tells happened; null when it tells of now.</summary>
    public DateTimeOffset? HappenedAt { get; init; }

    /// <summary>True when this is what is wrong.</summary>
    public bool IsBad { get; init; }
}

/// <summary>
/// What the playbook gathers, in its order. Source: domain.md, "Support procedure: negative balance" steps 1 to 3.
/// </summary>
public enum BillingFactKind
{
    Balance = 0,
    Deposit = 1,

    /// <summary>The newest refund or dispute.</summary>
    Reversal = 2,
    AutoPay = 3,
    Email = 4,
    AccountId = 5,
    StripeCustomer = 6,
    EomBilling = 7,
    ComplimentaryCredit = 8,
    Refusals = 9,
    Throttled = 10,
    Card = 11,
}

/// <summary>Where a fact comes from.</summary>
public enum FactSource
{
    Ledger = 0,

    /// <summary>The balance: the ledger's sum less all usage.</summary>
    LedgerLessUsage = 1,
    AccountSettings = 2,
    ThrottleMinutes = 3,

    /// <summary>What runs and waits at this moment.</summary>
    LiveCounters = 4,
    Stripe = 5,
}
