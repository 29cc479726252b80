using SupportConsole.Core.Limits.Minutes;

namespace SupportConsole.Core.Throttling.Episodes;

/// <summary>
/// Which minutes of an account count as throttled: those at some time of which something waited. A minute without a row
/// is one when something waited at the end of the row before: nothing happened, but the queue stood.
/// </summary>
public static class ThrottledMinutes
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The throttled minutes of a period as spans that do not touch, oldest first.</summary>
    /// <param name="minutes">
    /// One account's rows, oldest first. Rows before the period only say how it began; those after it are ignored.
    /// </param>
    /// <param name="from">Start; the minute it falls into counts whole.</param>
    /// <param name="to">End; the minute it falls into counts whole.</param>
    /// <param name="queuedBefore">What waited before the first row.</param>
    public static IReadOnlyList<ThrottledSpan> Of(
        IEnumerable<ThrottleMinute> minutes,
        DateTimeOffset from,
        DateTimeOffset to,
        int queuedBefore = 0
    )
    {
        var (at, end) = (from.Truncate(Minute), to.AddTicks(TimeSpan.TicksPerMinute - 1).Truncate(Minute));
        var spans = new List<ThrottledSpan>();
        var queued = queuedBefore;
        foreach (var minute in minutes)
        {
            if (minute.Minute >= end)
            {
                break;
            }

            if (minute.Minute >= at)
            {
                Add(spans, at, minute.Minute, queued);
                at = minute.Minute + Minute;
                Add(spans, minute.Minute, at, minute.PeakQueued);
            }

            queued = minute.EndQueued;
        }

        Add(spans, at, end, queued);
        return spans;
    }

    private static void Add(List<ThrottledSpan> spans, DateTimeOffset from, DateTimeOffset to, int queued)
    {
        if (queued <= 0 || from >= to)
        {
            return;
        }

        if (spans.Count > 0 && spans[^1] is var last && last.To == from)
        {
            spans[^1] = last with { To = to, PeakQueued = Math.Max(last.PeakQueued, queued) };
        }
        else
        {
            spans.Add(new(from, to, queued));
        }
    }
}
