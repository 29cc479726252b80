using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Projects;

/// <summary>How many projects or API keys an account has, and may have.</summary>
/// <param name="Kind"><see cref="LimitKind.Projects"/> or <see cref="LimitKind.ApiKeys"/>.</param>
/// <param name="Used">Those that stand.</param>
/// <param name="Limit">
/// The account's own, else the plan's. May be below <paramref name="Used"/>: nothing is taken away.
/// </param>
/// <param name="Plan">The account's plan.</param>
/// <param name="PlanDefault">What the plan gives.</param>
public sealed record CountLimit(LimitKind Kind, int Used, int Limit, AccountPlan Plan, int PlanDefault)
{
    /// <summary>Who gave the account a limit of its own; null for the plan's.</summary>
    public string? SetBy { get; init; }

    /// <summary>True when no more can be made.</summary>
    public bool IsReached => Used >= Limit;

    /// <summary>Out of what is stored.</summary>
    /// <param name="kind">Which limit.</param>
    /// <param name="used">Those that stand.</param>
    /// <param name="own">The account's own; null when it has none.</param>
    /// <param name="plan">The account's plan.</param>
    /// <param name="options">The plans' limits.</param>
    public static CountLimit Of(LimitKind kind, int used, LimitOverride? own, AccountPlan plan, LimitOptions options)
    {
        var planDefault = options.Of(plan).Of(kind);
        return new(kind, used, own?.Value ?? planDefault, plan, planDefault) { SetBy = own?.SetBy };
    }
}
