using SupportConsole.Core.Limits.Minutes;

namespace SupportConsole.Core.Throttling.Episodes;

/// <summary>Throttled spans of an account that support would call one event.</summary>
/// <param name="From">Start of its first throttled minute in the period.</param>
/// <param name="To">End of its last.</param>
/// <param name="ThrottledMinutes">Minutes in which something waited; the gaps inside do not count.</param>
/// <param name="PeakQueued">The most that waited.</param>
/// <param name="BeganBefore">True when it goes on from before the period.</param>
public readonly record struct EpisodeRun(
    DateTimeOffset From,
    DateTimeOffset To,
    int ThrottledMinutes,
    int PeakQueued,
    bool BeganBefore
);

/// <summary>Joins throttled spans to episodes: a gap shorter than the setting belongs to the episode.</summary>
public static class EpisodeRuns
{
    /// <summary>The episodes of a period, oldest first.</summary>
    /// <param name="spans">From <see cref="ThrottledMinutes.Of"/>.</param>
    /// <param name="gap">
    /// A gap this long, or longer, ends an episode: <see cref="ThrottlingOptions.EpisodeGap"/>.
    /// </param>
    /// <param name="lastThrottledMinute">
    /// Start of the last throttled minute before the period; null when there was none.
    /// </param>
    public static IReadOnlyList<EpisodeRun> Of(
        IEnumerable<ThrottledSpan> spans,
        TimeSpan gap,
        DateTimeOffset? lastThrottledMinute = null
    )
    {
        var runs = new List<EpisodeRun>();
        var lastEnd = lastThrottledMinute?.AddMinutes(1);
        foreach (var span in spans)
        {
            var goesOn = lastEnd is { } end && span.From - end < gap;
            lastEnd = span.To;
            if (goesOn && runs.Count > 0)
            {
                var run = runs[^1];
                runs[^1] = run with
                {
                    To = span.To,
                    ThrottledMinutes = run.ThrottledMinutes + span.Minutes,
                    PeakQueued = Math.Max(run.PeakQueued, span.PeakQueued),
                };
            }
            else
            {
                runs.Add(new(span.From, span.To, span.Minutes, span.PeakQueued, goesOn));
            }
        }

        return runs;
    }
}
