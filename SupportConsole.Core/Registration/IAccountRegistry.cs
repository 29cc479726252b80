using SupportConsole.Core.Lookup;

namespace SupportConsole.Core.Registration;

/// <summary>Where sign-up, billing and the platform tell and ask about accounts.</summary>
public interface IAccountRegistry
{
    /// <summary>
    /// Creates the account (with its project <c>default</c> and balance 0) or updates its terms. Limits set in the
    /// console stay. Payments that waited for its Stripe customer are deposited.
    /// </summary>
    /// <remarks>The fields' ranges are the API's to check.</remarks>
    Task<RegisterOutcome> RegisterAsync(AccountRegistration registration, CancellationToken cancellationToken);

    /// <summary>Every limit of the account with its source, or null for an unknown account.</summary>
    Task<AccountLimits?> FindLimitsAsync(string accountId, CancellationToken cancellationToken);
}

/// <summary>A registration's result.</summary>
public abstract record RegisterOutcome
{
    private RegisterOutcome() { }

    /// <summary>It is in force.</summary>
    /// <param name="Created">False when the account was there already.</param>
    /// <param name="Account">The account as it is now.</param>
    public sealed record Registered(bool Created, AccountOverview Account) : RegisterOutcome;

    /// <summary>Another account has the Stripe customer; nothing was changed.</summary>
    public sealed record CustomerTaken(string CustomerId) : RegisterOutcome;
}
