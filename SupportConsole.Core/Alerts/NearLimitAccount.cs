using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Core.Alerts;

/// <summary>An account near its limit on new streaming sessions, or of which such an alert stands.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Alert">The alert that stands; null when none does.</param>
/// <param name="Minutes">The minutes of the last day in which it was near, oldest first.</param>
internal sealed record NearLimitAccount(string AccountId, AccountAlert? Alert, IReadOnlyList<StreamingMinute> Minutes)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Sessions asked for in a minute.</summary>
    public static long Asked(StreamingMinute minute) => minute.Opened + minute.Refused;

    /// <summary>Since when it has been near without a pause that ends an episode; null when it is not near now.</summary>
    public DateTimeOffset? Since(DateTimeOffset now, TimeSpan gap)
    {
        if (Minutes.Count == 0 || !RefusalCourse.GoesOn(Minutes[^1].Minute, now))
        {
            return null;
        }

        var since = Minutes[^1].Minute;
        foreach (var minute in Minutes.Reverse().Skip(1))
        {
            if (since - (minute.Minute + Minute) >= gap)
            {
                break;
            }

            since = minute.Minute;
        }

        return since;
    }

    /// <summary>True when it has not been near for as long as a pause takes.</summary>
    public bool HasEnded(DateTimeOffset now, TimeSpan gap) =>
        Minutes.Count == 0 || now - (Minutes[^1].Minute + Minute) >= gap;

    /// <summary>The busiest minute since a time: what was asked for, and its limit.</summary>
    public (int Asked, int Limit) PeakSince(DateTimeOffset since)
    {
        var peak = Minutes.Where(minute => minute.Minute >= since).MaxBy(Asked);
        return peak is null ? (0, 0) : ((int)Math.Min(int.MaxValue, Asked(peak)), peak.SessionLimit);
    }

    /// <summary>
    /// The pattern by the same rules as throttling: minutes near the limit count as throttled, what was over it as the
    /// queue.
    /// </summary>
    public ThrottlingClass? Pattern(DateTimeOffset now, ClassificationOptions options, TimeSpan gap) =>
        RefusalCourse
            .Assess(
                [
                    .. Minutes.Select(minute => new RefusalMinute(
                        minute.Minute,
                        Math.Max(0, Asked(minute) - minute.SessionLimit),
                        minute.SessionLimit
                    )),
                ],
                now,
                options,
                gap
            )
            ?.Class;
}
