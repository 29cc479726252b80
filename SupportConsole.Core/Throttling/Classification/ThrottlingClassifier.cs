using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Throttling.Episodes;

namespace SupportConsole.Core.Throttling.Classification;

/// <summary>
/// Tells a transient period over the limit of throttling from a spike and from steady throttling. Pure: the same
/// minutes give the same answer.
/// </summary>
public static class ThrottlingClassifier
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Start of the first minute that is looked at.</summary>
    public static DateTimeOffset WindowStart(DateTimeOffset now, ClassificationOptions options) =>
        now.Truncate(Minute).AddMinutes(1 - options.WindowMinutes);

    /// <summary>How the account was throttled in the window that ends with the running minute.</summary>
    /// <param name="minutes">
    /// The account's rows of the window, oldest first, and the last one before it; more before it only say when the
    /// episode that goes on began.
    /// </param>
    /// <param name="now">The present.</param>
    /// <param name="limit">The effective limit now.</param>
    /// <param name="throttledSince">
    /// Since when the account is throttled, see <see cref="Lookup.AccountOverview.ThrottledSince"/>; null when nothing
    /// waits.
    /// </param>
    /// <param name="options">The thresholds.</param>
    /// <param name="gap">A pause this long, or longer, ends an episode.</param>
    public static ThrottlingAssessment Classify(
        IReadOnlyList<ThrottleMinute> minutes,
        DateTimeOffset now,
        int limit,
        DateTimeOffset? throttledSince,
        ClassificationOptions options,
        TimeSpan gap
    )
    {
        var (from, to) = (WindowStart(now, options), now.Truncate(Minute) + Minute);
        var spans = ThrottledMinutes.Of(minutes, from, to);
        var throttledMinutes = spans.Sum(span => span.Minutes);
        var (peak, limitAtPeak) = Peak(minutes, from, limit);
        var since = Since(minutes, to, gap, throttledSince);
        TimeSpan? lasting = since is { } start ? now - start : null;
        var steadyEpisode = TimeSpan.FromMinutes(options.SteadyEpisodeMinutes);
        var spikeQueue = options.SpikeQueue(limitAtPeak);
        var (decided, rule) = Decide(
            throttledMinutes,
            options.SteadyMinutes,
            lasting >= steadyEpisode,
            peak >= spikeQueue
        );
        return new()
        {
            Class = decided,
            Rule = rule,
            WindowMinutes = options.WindowMinutes,
            ThrottledMinutes = throttledMinutes,
            SteadyMinutes = options.SteadyMinutes,
            PeakQueued = peak,
            LimitAtPeak = limitAtPeak,
            SpikeQueue = spikeQueue,
            Since = since,
            Lasting = lasting,
            SteadyEpisode = steadyEpisode,
            LastThrottledMinute = spans.Count == 0 ? null : spans[^1].To - Minute,
            LimitChanged = EffectiveLimitChange.Find(minutes, from, now, limit, gap),
        };
    }

    /// <summary>One episode by the same rules, as if it were all there is.</summary>
    /// <param name="throttledMinutes">Its minutes in which something waited.</param>
    /// <param name="lasting">How long it has lasted when it goes on; null when it is over.</param>
    /// <param name="peakQueued">Its deepest queue.</param>
    /// <param name="limit">The effective limit.</param>
    /// <param name="options">The thresholds.</param>
    public static ThrottlingClass ClassOf(
        int throttledMinutes,
        TimeSpan? lasting,
        int peakQueued,
        int limit,
        ClassificationOptions options
    ) =>
        Decide(
            throttledMinutes,
            options.SteadyMinutes,
            lasting >= TimeSpan.FromMinutes(options.SteadyEpisodeMinutes),
            peakQueued >= options.SpikeQueue(limit)
        ).Class;

    /// <summary>The rules themselves, the same for whatever waits or is refused.</summary>
    /// <param name="throttledMinutes">Minutes of the window in which something waited or was refused.</param>
    /// <param name="steadyMinutes">So many of them, or more, are steady.</param>
    /// <param name="isLong">True when the episode that goes on is long enough to be steady.</param>
    /// <param name="isDeep">True when the deepest queue, or the most refusals of a minute, make a spike.</param>
    internal static (ThrottlingClass Class, ThrottlingRule Rule) Decide(
        int throttledMinutes,
        int steadyMinutes,
        bool isLong,
        bool isDeep
    ) =>
        throttledMinutes == 0 ? (ThrottlingClass.NotThrottled, ThrottlingRule.NothingWaited)
        : throttledMinutes >= steadyMinutes ? (ThrottlingClass.Steady, ThrottlingRule.MostOfTheWindow)
        : isLong ? (ThrottlingClass.Steady, ThrottlingRule.LongEpisode)
        : isDeep ? (ThrottlingClass.Spike, ThrottlingRule.DeepQueue)
        : (ThrottlingClass.Transient, ThrottlingRule.ShortAndShallow);

    /// <summary>
    /// The deepest queue and the limit it stood at. A raise or a cut within the minute: the lower limit is the one that
    /// made it wait.
    /// </summary>
    private static (int Queued, int Limit) Peak(IReadOnlyList<ThrottleMinute> minutes, DateTimeOffset from, int limit)
    {
        var before = minutes.LastOrDefault(minute => minute.Minute < from);

        // What came before the window reaches into it only as the queue it left.
        (int Queued, int Limit) peak = before is { EndQueued: > 0 } ? (before.EndQueued, before.EndLimit) : (0, limit);
        foreach (var minute in minutes.Where(minute => minute.Minute >= from))
        {
            if (minute.PeakQueued > peak.Queued)
            {
                peak = (minute.PeakQueued, Math.Min(before?.EndLimit ?? minute.EndLimit, minute.EndLimit));
            }

            before = minute;
        }

        return peak;
    }

    /// <summary>
    /// The start of the episode that goes on, which may lie before the minutes; out of the minutes when it is not
    /// given.
    /// </summary>
    private static DateTimeOffset? Since(
        IReadOnlyList<ThrottleMinute> minutes,
        DateTimeOffset to,
        TimeSpan gap,
        DateTimeOffset? throttledSince
    )
    {
        if (
            minutes.Count == 0
            || minutes[^1].EndQueued == 0
            || EpisodeRuns.Of(ThrottledMinutes.Of(minutes, minutes[0].Minute, to), gap) is not [.., var last]
        )
        {
            return null;
        }

        return throttledSince is { } exact && exact.Truncate(Minute) <= last.From ? exact : last.From;
    }
}
