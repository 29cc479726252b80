using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Core.Readings;

/// <summary>Everything live on an account's page: counters, money and limit are of one instant.</summary>
/// <param name="Figures">How the account is throttled.</param>
/// <param name="Money">What the billing playbook gathers from our own data.</param>
/// <param name="Basis">What the guardrails decide by.</param>
/// <param name="LastEntry">
/// The account's last audit entry; 0 before the first. Another one means that somebody has acted.
/// </param>
public sealed record AccountReading(
    AccountThrottling Figures,
    BillingFacts Money,
    LimitChangeBasis Basis,
    long LastEntry
)
{
    /// <summary>The escalation of the limit on new streaming sessions that waits for engineering; null when none does.</summary>
    public Escalation? StreamingEscalation { get; init; }
}
