using SupportConsole.Core.Audit;

namespace SupportConsole.Core.Explorer;

/// <summary>
/// The effective limit in the minute of a submit, from the account's throttle history: decisions themselves are not
/// stored.
/// </summary>
/// <param name="Minute">The minute.</param>
/// <param name="Limit">The effective limit at its end.</param>
/// <param name="PeakRunning">Most in processing during it.</param>
/// <param name="PeakQueued">Most waiting during it.</param>
/// <param name="Origin">What is known of why it was so.</param>
/// <param name="Change">The change that had set it, or the pause's entry; null unless one did.</param>
public sealed record SubmitLimit(
    DateTimeOffset Minute,
    int Limit,
    int PeakRunning,
    int PeakQueued,
    LimitOrigin Origin,
    AuditEntry? Change
)
{
    /// <summary>The end of the pause that the submit met, as it was meant then; null unless it met one.</summary>
    public DateTimeOffset? PausedUntil { get; init; }
}

/// <summary>What is known of why a limit of the past was what it was.</summary>
public enum LimitOrigin
{
    /// <summary>Nothing: no change had set it, and it is not the plan's default.</summary>
    NotRecorded = 0,

    /// <summary>A change of the account's throttle limit.</summary>
    Change = 1,

    /// <summary>No change had been made, and it is what the account's plan gives.</summary>
    PlanDefault = 2,

    /// <summary>
    /// It is below what was set: a negative balance lowers it to 1, a disabled account has 0. Which it was is not
    /// recorded.
    /// </summary>
    Lowered = 3,

    /// <summary>The queue was paused, whatever the limit was.</summary>
    Paused = 4,
}
