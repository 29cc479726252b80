using SupportConsole.Core.Accounts;

namespace SupportConsole.Core.Registration;

/// <summary>What sign-up and billing tell about an account (PUT /platform/v1/accounts/{id}). Limits set in the console are never touched by it.</summary>
public sealed record AccountRegistration
{
    public required string AccountId { get; init; }

    public required string Email { get; init; }

    public required string Name { get; init; }

    public required AccountPlan Plan { get; init; }

    public string? StripeCustomerId { get; init; }

    /// <summary>Null when the account has no auto-pay.</summary>
    public AutoPay? AutoPay { get; init; }

    public bool EomBilling { get; init; }

    public bool Disabled { get; init; }
}
