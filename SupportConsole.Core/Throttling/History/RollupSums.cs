using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Throttling.Episodes;

namespace SupportConsole.Core.Throttling.History;

/// <summary>How an account stood at the end of a span: what the next one begins with.</summary>
/// <param name="Running">Running.</param>
/// <param name="Queued">What waited.</param>
/// <param name="Limit">The effective limit.</param>
/// <param name="LastThrottledMinute">
/// Start of the last minute in which something waited; null when that is longer ago than an hour.
/// </param>
internal readonly record struct RollupCarry(int Running, int Queued, int Limit, DateTimeOffset? LastThrottledMinute)
{
    public static RollupCarry Of(ThrottleRollup rollup) =>
        new(rollup.EndRunning, rollup.EndQueued, rollup.EndLimit, rollup.LastThrottledMinute);
}

/// <summary>Sums a part of an account's history up, exactly.</summary>
internal static class RollupSums
{
    /// <summary>The sum of minutes.</summary>
    /// <param name="accountId">Whose.</param>
    /// <param name="from">Start, a whole minute.</param>
    /// <param name="to">End, a whole minute.</param>
    /// <param name="minutes">Its rows inside, oldest first.</param>
    /// <param name="before">How it stood before.</param>
    /// <param name="gap">See <see cref="ThrottlingOptions.EpisodeGap"/>.</param>
    /// <returns>Null when nothing happened and nothing waited.</returns>
    public static ThrottleRollup? OfMinutes(
        string accountId,
        DateTimeOffset from,
        DateTimeOffset to,
        IReadOnlyList<ThrottleMinute> minutes,
        RollupCarry before,
        TimeSpan gap
    )
    {
        if (minutes.Count == 0 && before.Queued == 0)
        {
            return null;
        }

        var spans = ThrottledMinutes.Of(minutes, from, to, before.Queued);
        var stood = before.Queued > 0 ? before : default;
        var last = minutes.Count > 0 ? minutes[^1] : null;
        return new()
        {
            AccountId = accountId,
            Resolution = RollupResolution.Hour,
            Start = from,
            Submitted = minutes.Sum(minute => minute.Submitted),
            Throttled = minutes.Sum(minute => minute.Throttled),
            Finished = minutes.Sum(minute => minute.Finished),
            RefusedForBalance = minutes.Sum(minute => minute.RefusedForBalance),
            Waited = minutes.Sum(minute => minute.Waited),
            WaitMilliseconds = minutes.Sum(minute => minute.WaitMilliseconds),
            LongestWaitMilliseconds = minutes.Select(minute => minute.LongestWaitMilliseconds).DefaultIfEmpty().Max(),
            PeakRunning = minutes.Select(minute => minute.PeakRunning).Append(stood.Running).Max(),
            PeakQueued = spans.Select(span => span.PeakQueued).DefaultIfEmpty().Max(),
            PeakDemand = minutes.Select(minute => minute.PeakDemand).Append(stood.Running + stood.Queued).Max(),
            EndRunning = last?.EndRunning ?? before.Running,
            EndQueued = last?.EndQueued ?? before.Queued,
            EndLimit = last?.EndLimit ?? before.Limit,
            ThrottledMinutes = spans.Sum(span => span.Minutes),
            Episodes = EpisodeRuns.Of(spans, gap, before.LastThrottledMinute).Count(run => !run.BeganBefore),
            LastThrottledMinute = spans.Count > 0 ? spans[^1].To.AddMinutes(-1) : null,
        };
    }

    /// <summary>The sum of sums.</summary>
    /// <param name="resolution">Of the result.</param>
    /// <param name="start">Of the result.</param>
    /// <param name="parts">One account's, oldest first, at least one.</param>
    public static ThrottleRollup OfRollups(
        RollupResolution resolution,
        DateTimeOffset start,
        IReadOnlyList<ThrottleRollup> parts
    ) =>
        new()
        {
            AccountId = parts[0].AccountId,
            Resolution = resolution,
            Start = start,
            Submitted = parts.Sum(part => part.Submitted),
            Throttled = parts.Sum(part => part.Throttled),
            Finished = parts.Sum(part => part.Finished),
            RefusedForBalance = parts.Sum(part => part.RefusedForBalance),
            Waited = parts.Sum(part => part.Waited),
            WaitMilliseconds = parts.Sum(part => part.WaitMilliseconds),
            LongestWaitMilliseconds = parts.Max(part => part.LongestWaitMilliseconds),
            PeakRunning = parts.Max(part => part.PeakRunning),
            PeakQueued = parts.Max(part => part.PeakQueued),
            PeakDemand = parts.Max(part => part.PeakDemand),
            EndRunning = parts[^1].EndRunning,
            EndQueued = parts[^1].EndQueued,
            EndLimit = parts[^1].EndLimit,
            ThrottledMinutes = parts.Sum(part => part.ThrottledMinutes),
            Episodes = parts.Sum(part => part.Episodes),
            LastThrottledMinute = parts.Max(part => part.LastThrottledMinute),
        };
}
