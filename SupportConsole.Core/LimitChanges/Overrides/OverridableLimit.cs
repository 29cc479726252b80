using SupportConsole.Core.Accounts;
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
}
