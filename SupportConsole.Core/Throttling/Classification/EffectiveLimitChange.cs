using SupportConsole.Core.Limits.Minutes;

namespace SupportConsole.Core.Throttling.Classification;

/// <summary>
/// The change that led to the effective limit in force, and whether the demand since then fits it: minutes throttled
/// before a raise say nothing about the time after it.
/// </summary>
/// <param name="At">The UTC minute of the change.</param>
/// <param name="OldLimit">In force before.</param>
/// <param name="NewLimit">In force since.</param>
/// <param name="DemandFrom">
/// From when on the demand is looked at: the change, or the start of the last minutes, when it was before them.
/// </param>
/// <param name="PeakDemand">Peak of running + queued in that time.</param>
/// <param name="Fits">True when that stayed within the limit and nothing waits.</param>
public sealed record EffectiveLimitChange(
    DateTimeOffset At,
    int OldLimit,
    int NewLimit,
    DateTimeOffset DemandFrom,
    int PeakDemand,
    bool Fits
)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>True when more may run than before.</summary>
    public bool IsRaise => NewLimit > OldLimit;

    /// <summary>The change, out of an account's history.</summary>
    /// <param name="minutes">The account's rows, oldest first, and the last one before them.</param>
    /// <param name="from">Changes before this minute are not looked for.</param>
    /// <param name="now">The present.</param>
    /// <param name="limit">The effective limit now.</param>
    /// <param name="gap">A pause this long ends an episode.</param>
    /// <returns>
    /// Null when the limit has stood since before <paramref name="from"/>, or is newer than the rows.
    /// </returns>
    internal static EffectiveLimitChange? Find(
        IReadOnlyList<ThrottleMinute> minutes,
        DateTimeOffset from,
        DateTimeOffset now,
        int limit,
        TimeSpan gap
    )
    {
        var first = minutes.Count;
        while (first > 0 && minutes[first - 1].EndLimit == limit)
        {
            first--;
        }

        if (first == 0 || first == minutes.Count || minutes[first].Minute < from)
        {
            return null;
        }

        // Of the minute of the change only the end is surely after it.
        var at = minutes[first].Minute;
        var recent = now.Truncate(Minute) + Minute - gap;
        recent = recent > at ? recent : at + Minute;
        var peak = 0;
        foreach (var minute in minutes.Skip(first))
        {
            peak = minute.Minute < recent ? minute.EndRunning + minute.EndQueued : Math.Max(peak, minute.PeakDemand);
        }

        return new(
            at,
            minutes[first - 1].EndLimit,
            limit,
            at > now - gap ? at : now - gap,
            peak,
            peak <= limit && minutes[^1].EndQueued == 0
        );
    }
}
