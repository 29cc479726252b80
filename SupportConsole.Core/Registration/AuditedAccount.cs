using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Registration;

/// <summary>
/// What sign-up and billing tell about an account, as it stands in an audit entry's before and after.
/// </summary>
internal sealed record AuditedAccount(
    string Email,
    string Name,
    AccountPlan Plan,
    string? StripeCustomerId,
    bool EomBilling,
    bool Disabled
)
{
    /// <summary>The refill's threshold in dollars; null when auto-pay is off.</summary>
    public decimal? AutoPayBelowUsd { get; init; }

    /// <summary>What a refill brings the balance back to, in dollars.</summary>
    public decimal? AutoPayBringBackToUsd { get; init; }

    public static AuditedAccount Of(Account account, AccountState state) =>
        new(account.Email, account.Name, state.Plan, account.StripeCustomerId, state.EomBilling, state.Disabled)
        {
            AutoPayBelowUsd = state.AutoPayBelow?.Dollars,
            AutoPayBringBackToUsd = state.AutoPayBringBackTo?.Dollars,
        };

    /// <summary>The entry's text.</summary>
    public string Write() => AuditedText.Write(this);
}
