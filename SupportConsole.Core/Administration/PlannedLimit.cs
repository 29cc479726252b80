using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Administration;

/// <summary>One limit before and after a change of plan, beside what the account uses of it.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Old">In force now.</param>
/// <param name="New">In force afterwards.</param>
/// <param name="Used">
/// Running transcripts, sessions opened this minute, requests of the last 60 seconds, projects, or API keys.
/// </param>
public sealed record PlannedLimit(LimitKind Kind, int Old, int New, int Used)
{
    /// <summary>The account's own value; null when the plan's is in force.</summary>
    public int? Own { get; init; }

    /// <summary>What the plan to be gives.</summary>
    public required int PlanDefault { get; init; }

    /// <summary>True when the account's own value goes with the change.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>True when the account's own value keeps the limit as it is.</summary>
    public bool StaysOwn => Own is not null && !IsRemoved;

    /// <summary>What is used beyond the limit to be: it stays, and nothing is added to it.</summary>
    public int Beyond => Math.Max(0, Used - New);
}
