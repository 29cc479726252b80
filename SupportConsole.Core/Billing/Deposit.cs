namespace SupportConsole.Core.Billing;

/// <summary>Money paid in.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="Amount">More than zero.</param>
/// <param name="Reference">1-100 characters; the same reference again is the same deposit.</param>
public sealed record DepositRequest(string AccountId, Money Amount, string Reference);

/// <summary>A deposit's result.</summary>
public abstract record DepositOutcome
{
    private DepositOutcome()
    {
    }

    /// <summary>The balance now; the deposit is in it exactly once.</summary>
    public sealed record Accepted(Money Balance) : DepositOutcome;

    public sealed record UnknownAccount : DepositOutcome;

    /// <summary>The reference stands for another amount already; nothing was changed.</summary>
    public sealed record ReferenceTaken(Money Amount) : DepositOutcome;
}
