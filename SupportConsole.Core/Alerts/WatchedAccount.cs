using SupportConsole.Core.Limits.Minutes;

namespace SupportConsole.Core.Alerts;

/// <summary>An account that is over its limit now, or of which an alert stands.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Alert">The alert that stands; null when none does.</param>
/// <param name="Limit">In force now.</param>
/// <param name="Minutes">
/// Its last minutes in order of time: the one before those looked at, then those, then the one in progress as it stands
/// now.
/// </param>
internal sealed record WatchedAccount(
    string AccountId,
    AccountAlert? Alert,
    int Limit,
    IReadOnlyList<ThrottleMinute> Minutes
)
{
    /// <summary>Since when something has been waiting without a pause; null when nothing waits.</summary>
    public DateTimeOffset? QueueSince { get; init; }

    /// <summary>True when an alert of another kind stands: there is one at a time.</summary>
    public bool IsTaken { get; init; }

    /// <summary>The highest demand since a time.</summary>
    public int PeakSince(DateTimeOffset since) =>
        Minutes
            .Where(minute => minute.Minute.AddMinutes(1) >= since)
            .Select(minute => minute.PeakDemand)
            .DefaultIfEmpty()
            .Max();
}
