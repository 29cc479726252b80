using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Throttling.Classification;

namespace SupportConsole.Core.Throttling.Episodes;

/// <summary>An account's episodes of a period with their figures.</summary>
public static class EpisodeList
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The episodes that touch a period, newest first.</summary>
    /// <param name="minutes">
    /// The account's rows of the period, oldest first, and the last one before it that saw something waiting. Rows in
    /// which nothing waited may be left out.
    /// </param>
    /// <param name="from">Start; the minute it falls into counts whole.</param>
    /// <param name="to">End, at most the present.</param>
    /// <param name="gap">A pause this long, or longer, ends an episode.</param>
    /// <param name="options">What counts as transient, spike and steady.</param>
    /// <param name="throttledSince">
    /// Since when something has been waiting at the period's end, when that is the present; else null.
    /// </param>
    public static IReadOnlyList<Episode> Of(
        IReadOnlyList<ThrottleMinute> minutes,
        DateTimeOffset from,
        DateTimeOffset to,
        TimeSpan gap,
        ClassificationOptions options,
        DateTimeOffset? throttledSince = null
    )
    {
        var start = from.Truncate(Minute);
        var before = minutes.LastOrDefault(minute => minute.Minute < start);
        DateTimeOffset? last =
            before is null || before.PeakQueued == 0 ? null
            : before.EndQueued > 0 ? start - Minute
            : before.Minute;
        var inside = minutes.Where(minute => minute.Minute >= start && minute.Minute < to).ToList();
        var queuedAtEnd = (inside.Count > 0 ? inside[^1] : before)?.EndQueued ?? 0;
        var runs = EpisodeRuns.Of(ThrottledMinutes.Of(minutes, from, to), gap, last);
        var episodes = new List<Episode>(runs.Count);
        var next = 0;
        foreach (var run in runs)
        {
            var first = inside.FindIndex(next, minute => minute.Minute >= run.From);
            next = first < 0 ? inside.Count : first;
            first = next;
            while (next < inside.Count && inside[next].Minute < run.To)
            {
                next++;
            }

            var goesOn = queuedAtEnd > 0 && episodes.Count == runs.Count - 1;
            episodes.Add(Sum(run, inside[first..next], before, goesOn, to, goesOn ? throttledSince : null, options));
        }

        episodes.Reverse();
        return episodes;
    }

    private static Episode Sum(
        EpisodeRun run,
        List<ThrottleMinute> rows,
        ThrottleMinute? before,
        bool goesOn,
        DateTimeOffset to,
        DateTimeOffset? throttledSince,
        ClassificationOptions options
    )
    {
        // An episode without a row of its own is a queue that stood still: the limit is the one it was left at.
        var limits = rows.Where(row => row.PeakQueued > 0)
            .Select(row => row.EndLimit)
            .DefaultIfEmpty(before?.EndLimit ?? 0)
            .ToList();
        var end = run.To < to ? run.To : to;
        return new()
        {
            Class = ThrottlingClassifier.ClassOf(
                run.ThrottledMinutes,
                goesOn ? end - run.From : null,
                run.PeakQueued,
                limits.Min(),
                options
            ),
            Start =
                throttledSince is { } exact && !run.BeganBefore && exact.Truncate(Minute) == run.From
                    ? exact
                    : run.From,
            End = end,
            BeganBefore = run.BeganBefore,
            GoesOn = goesOn,
            ThrottledMinutes = run.ThrottledMinutes,
            PeakQueued = run.PeakQueued,
            Throttled = rows.Sum(row => row.Throttled),
            Waited = rows.Sum(row => row.Waited),
            TotalWait = TimeSpan.FromMilliseconds(rows.Sum(row => row.WaitMilliseconds)),
            LongestWait = TimeSpan.FromMilliseconds(
                rows.Select(row => row.LongestWaitMilliseconds).DefaultIfEmpty().Max()
            ),
            LowestLimit = limits.Min(),
            HighestLimit = limits.Max(),
        };
    }
}
