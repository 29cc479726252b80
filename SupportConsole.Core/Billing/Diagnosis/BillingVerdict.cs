namespace SupportConsole.Core.Billing.Diagnosis;

/// <summary>
/// What is wrong with an account's money. Source: domain.md, "Support procedure: negative balance" step 4.
/// </summary>
public enum BillingVerdict
{
    NotNegative = 0,

    /// <summary>Negative, and invoiced at the end of the month: no action.</summary>
    CoveredByEom = 1,

    /// <summary>Negative with auto-pay: the refill is due.</summary>
    RefillDue = 2,

    /// <summary>Negative with auto-pay whose card is declined.</summary>
    CardFailing = 3,

    /// <summary>Negative for the first time: may get the one complimentary credit.</summary>
    CreditAvailable = 4,

    /// <summary>Negative again: the customer must add funds.</summary>
    MustAddFunds = 5,
}
