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
    AutoPay = 2,
    Email = 3,
    AccountId = 4,
    StripeCustomer = 5,
    EomBilling = 6,
    ComplimentaryCredit = 7,
    Refusals = 8,
    Throttled = 9,
    Card = 10,
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
