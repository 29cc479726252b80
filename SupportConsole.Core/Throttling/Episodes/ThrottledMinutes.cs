using SupportConsole.Core.Limits.Minutes;

namespace SupportConsole.Core.Throttling.Episodes;

/// <summary>
/// Which minutes of an account count as throttled: those at some time of which something waited. A minute without a row is one when
/// something waited at the end of the row before: nothing happened, but the queue stood.
/// </summary>
public static class ThrottledMinutes
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The throttled minutes of a period as stretches that do not touch, oldest first.</summary>
    /// <param name="minutes">One account's rows, oldest first. Rows before the period only say how it began; those after it are ignored.</param>
    /// <param name="from">Start; the minute it falls into counts whole.</param>
    /// <param name="to">End; the minute it falls into counts whole.</param>
    /// <param name="queuedBefore">What waited before the first row.</param>
    public static IReadOnlyList<ThrottledStretch> Of(IEnumerable<ThrottleMinute> minutes, DateTimeOffset from, DateTimeOffset to, int queuedBefore = 0)
    {
        var (at, end) = (from.Truncate(Minute), to.AddTicks(TimeSpan.TicksPerMinute - 1).Truncate(Minute));
        var stretches = new List<ThrottledStretch>();
        var queued = queuedBefore;
        foreach (var minute in minutes)
        {
            if (minute.Minute >= end)
            {
                break;
            }

            if (minute.Minute >= at)
            {
                Add(stretches, at, minute.Minute, queued);
                at = minute.Minute + Minute;
                Add(stretches, minute.Minute, at, minute.PeakQueued);
            }

            queued = minute.EndQueued;
        }

        Add(stretches, at, end, queued);
        return stretches;
    }

    private static void Add(List<ThrottledStretch> stretches, DateTimeOffset from, DateTimeOffset to, int queued)
    {
        if (queued <= 0 || from >= to)
        {
            return;
        }

        if (stretches.Count > 0 && stretches[^1] is var last && last.To == from)
        {
            stretches[^1] = last with { To = to, PeakQueued = Math.Max(last.PeakQueued, queued) };
        }
        else
        {
            stretches.Add(new(from, to, queued));
        }
    }
}
