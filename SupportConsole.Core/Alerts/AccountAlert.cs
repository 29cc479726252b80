using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Core.Alerts;

/// <summary>Who looks after an alert.</summary>
public enum AlertState
{
    /// <summary>Nobody yet.</summary>
    Open = 0,

    /// <summary>Somebody is at it.</summary>
    Claimed = 1,

    /// <summary>Somebody has dealt with it.</summary>
    Done = 2,

    /// <summary>The account came back under its limit by itself.</summary>
    Over = 3,
}

/// <summary>
/// An account that was far over its limit for long enough, or near its limit on new streaming sessions, so that somebody
/// should look at it. One stands an account at a time: whoever takes it looks at the account.
/// </summary>
public sealed record AccountAlert
{
    public long Id { get; init; }

    public required string AccountId { get; init; }

    public required AlertState State { get; set; }

    /// <summary>What it is about.</summary>
    public LimitedProduct Kind { get; init; }

    /// <summary>How the account was throttled or refused lately; null when nothing was.</summary>
    public ThrottlingClass? Pattern { get; set; }

    /// <summary>
    /// Since when the demand has been so far above the limit that it counts for an alert: later than the throttling
    /// began.
    /// </summary>
    public required DateTimeOffset OverSince { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>
    /// Highest running + queued seen since; of streaming, the most new sessions that were asked for in one minute.
    /// </summary>
    public required int PeakDemand { get; set; }

    /// <summary>The limit it was over.</summary>
    public required int Limit { get; set; }

    public string? ClaimedById { get; set; }

    public string? ClaimedBy { get; set; }

    public DateTimeOffset? ClaimedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Until when nobody is to be shown it; it comes back then if it stands still. Null: shown.</summary>
    public DateTimeOffset? SnoozedUntil { get; set; }

    /// <summary>What was done, of the person who dealt with it.</summary>
    public string? Summary { get; set; }
}
