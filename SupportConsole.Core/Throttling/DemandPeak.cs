using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Core.Throttling;

/// <summary>
/// The highest demand of the last minutes, and the limit that held then: the one in force now may be another.
/// </summary>
/// <param name="Demand">Running + queued.</param>
/// <param name="Limit">
/// The effective limit of that minute; where it moved within the minute, the lower one, which made transcripts wait.
/// </param>
internal readonly record struct DemandPeak(int Demand, int Limit)
{
    /// <summary>The peak out of an account's history.</summary>
    /// <param name="minutes">
    /// The account's rows, oldest first, the last one before <paramref name="from"/> among them.
    /// </param>
    /// <param name="from">Minutes before this one do not count.</param>
    /// <param name="now">The account now.</param>
    public static DemandPeak Of(IEnumerable<ThrottleMinute> minutes, DateTimeOffset from, AccountOverview now)
    {
        var peak = new DemandPeak(now.State.Demand, now.Limit.ForDemand);
        int? limitBefore = null;
        foreach (var minute in minutes)
        {
            if (minute.Minute >= from && minute.PeakDemand > peak.Demand)
            {
                peak = new(minute.PeakDemand, Math.Min(limitBefore ?? minute.EndLimit, minute.EndLimit));
            }

            limitBefore = minute.EndLimit;
        }

        return peak;
    }
}
