using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Core.Throttling.Episodes;

namespace SupportConsole.Core.Throttling.Refusals;

/// <summary>
/// Refusals over a limit as throttling: the same spans, episodes and classes as for transcripts that wait. Where a
/// transcript waits, a session or a request is refused, so that a minute's refusals stand for its queue. Pure.
/// </summary>
public static class RefusalCourse
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>
    /// True while refusals go on: the last came in the minute in progress or in the one before, which may be over for a
    /// second only.
    /// </summary>
    public static bool GoesOn(DateTimeOffset? lastMinute, DateTimeOffset now) =>
        lastMinute is { } last && last >= now.Truncate(Minute) - Minute;

    /// <summary>How an account was refused in the window that ends with the minute in progress.</summary>
    /// <param name="minutes">
    /// Its minutes with refusals, oldest first; those before the window only say when the episode that goes on began.
    /// </param>
    /// <param name="now">The present.</param>
    /// <param name="options">The thresholds.</param>
    /// <param name="gap">A pause this long, or longer, ends an episode.</param>
    /// <returns>Null when nothing was refused in the window.</returns>
    public static ThrottlingAssessment? Assess(
        IReadOnlyList<RefusalMinute> minutes,
        DateTimeOffset now,
        ClassificationOptions options,
        TimeSpan gap
    )
    {
        var from = ThrottlingClassifier.WindowStart(now, options);
        var inside = minutes.Where(minute => minute.Start >= from).ToList();
        if (inside.Count == 0)
        {
            return null;
        }

        var last = inside[^1].Start;
        DateTimeOffset? since = GoesOn(last, now) ? EpisodeRuns.Of(SpansOf(minutes), gap)[^1].From : null;
        TimeSpan? lasting = since is { } start ? now - start : null;
        var peak = inside.MaxBy(minute => minute.Refused);
        var refused = Count(peak.Refused);
        var steadyEpisode = TimeSpan.FromMinutes(options.SteadyEpisodeMinutes);
        var (decided, rule) = ThrottlingClassifier.Decide(
            inside.Count,
            options.SteadyMinutes,
            lasting >= steadyEpisode,
            refused >= options.SpikeQueue(peak.Limit)
        );
        return new()
        {
            Class = decided,
            Rule = rule,
            WindowMinutes = options.WindowMinutes,
            ThrottledMinutes = inside.Count,
            SteadyMinutes = options.SteadyMinutes,
            PeakQueued = refused,
            LimitAtPeak = peak.Limit,
            SpikeQueue = options.SpikeQueue(peak.Limit),
            Since = since,
            Lasting = lasting,
            SteadyEpisode = steadyEpisode,
            LastThrottledMinute = last,
        };
    }

    /// <summary>The episodes that touch a period, newest first.</summary>
    /// <param name="minutes">
    /// The account's minutes with refusals of the period, oldest first, and the last one before it.
    /// </param>
    /// <param name="from">Start; the minute it falls into counts whole.</param>
    /// <param name="to">End, at most the present.</param>
    /// <param name="now">The present.</param>
    /// <param name="gap">A pause this long, or longer, ends an episode.</param>
    /// <param name="options">The thresholds.</param>
    public static IReadOnlyList<Episode> Episodes(
        IReadOnlyList<RefusalMinute> minutes,
        DateTimeOffset from,
        DateTimeOffset to,
        DateTimeOffset now,
        TimeSpan gap,
        ClassificationOptions options
    )
    {
        var start = from.Truncate(Minute);
        var inside = minutes.Where(minute => minute.Start >= start && minute.Start < to).ToList();
        var before = minutes.Where(minute => minute.Start < start).Select(minute => (DateTimeOffset?)minute.Start);
        var runs = EpisodeRuns.Of(SpansOf(inside), gap, before.LastOrDefault());
        return
        [
            .. runs.Reverse()
                .Select(
                    (run, index) =>
                        EpisodeOf(
                            run,
                            [.. inside.Where(minute => minute.Start >= run.From && minute.Start < run.To)],
                            goesOn: index == 0 && to >= now && GoesOn(run.To - Minute, now),
                            to,
                            options
                        )
                ),
        ];
    }

    private static Episode EpisodeOf(
        EpisodeRun run,
        List<RefusalMinute> rows,
        bool goesOn,
        DateTimeOffset to,
        ClassificationOptions options
    )
    {
        var end = goesOn || run.To > to ? to : run.To;
        var lowest = rows.Min(row => row.Limit);
        return new()
        {
            Start = run.From,
            End = end,
            BeganBefore = run.BeganBefore,
            GoesOn = goesOn,
            Class = ThrottlingClassifier.ClassOf(
                run.ThrottledMinutes,
                goesOn ? end - run.From : null,
                run.PeakQueued,
                lowest,
                options
            ),
            ThrottledMinutes = run.ThrottledMinutes,
            PeakQueued = run.PeakQueued,
            Throttled = rows.Sum(row => row.Refused),
            Waited = 0,
            TotalWait = TimeSpan.Zero,
            LongestWait = TimeSpan.Zero,
            LowestLimit = lowest,
            HighestLimit = rows.Max(row => row.Limit),
        };
    }

    /// <summary>Minutes that touch, as one span.</summary>
    private static List<ThrottledSpan> SpansOf(IEnumerable<RefusalMinute> minutes)
    {
        var spans = new List<ThrottledSpan>();
        foreach (var minute in minutes)
        {
            var refused = Count(minute.Refused);
            if (spans.Count > 0 && spans[^1] is var last && last.To == minute.Start)
            {
                spans[^1] = last with { To = minute.Start + Minute, PeakQueued = Math.Max(last.PeakQueued, refused) };
            }
            else
            {
                spans.Add(new(minute.Start, minute.Start + Minute, refused));
            }
        }

        return spans;
    }

    private static int Count(long refused) => (int)Math.Min(int.MaxValue, refused);
}
