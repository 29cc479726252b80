using SupportConsole.Core.Accounts;

namespace SupportConsole.Core.Registration;

/// <summary>
/// What sign-up and billing tell about an account (PUT /platform/v1/accounts/{id}). Limits set in the console are never
/// touched by it.
/// </summary>
public sealed record AccountRegistration
{
    /// <summary>Stands for a key where no service told it.</summary>
    public const string OwnKey = "console";

    public required string AccountId { get; init; }

    public required string Email { get; init; }

    public required string Name { get; init; }

    public required AccountPlan Plan { get; init; }

    /// <summary>Absent leaves what stands, here and below; a new account has none.</summary>
    public Optional<string?> StripeCustomerId { get; init; }

    /// <summary>Null when the account has no auto-pay.</summary>
    public Optional<AutoPay?> AutoPay { get; init; }

    public Optional<bool> EomBilling { get; init; }

    public Optional<bool> Disabled { get; init; }

    /// <summary>
    /// The name of the platform key that told it, for the audit; <see cref="OwnKey"/> for what this program registers
    /// itself.
    /// </summary>
    public string KeyName { get; init; } = OwnKey;
}
