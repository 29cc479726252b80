using SupportConsole.Core.Accounts;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.LimitChanges.Streaming;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges.Overrides;

/// <summary>One limit of an account in its two layers.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Plan">The account's plan.</param>
/// <param name="PlanDefault">What the plan gives.</param>
/// <param name="Own">The account's own value; null while the plan's is in force.</param>
public sealed record OverridableLimit(LimitKind Kind, AccountPlan Plan, int PlanDefault, LimitOverride? Own)
{
    /// <summary>In force.</summary>
    public int Value => Own?.Value ?? PlanDefault;

    /// <summary>What the guardrail of this limit looks at; null where it has none.</summary>
    public StreamingDemand? Demand { get; init; }

    /// <summary>The account's escalation that waits for engineering, whichever limit it is about; null when none does.</summary>
    public Escalation? Waiting { get; init; }
}
