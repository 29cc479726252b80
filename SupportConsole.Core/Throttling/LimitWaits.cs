using SupportConsole.Core.Limits.Minutes;

namespace SupportConsole.Core.Throttling;

/// <summary>
/// Tells waits for the limit from waits for a paused queue or a disabled account: what waited while the demand never
/// exceeded the throttle limit was not over the limit.
/// </summary>
public static class LimitWaits
{
    /// <summary>The minutes as they count for throttling: what something else than the limit held is no queue.</summary>
    /// <param name="minutes">An account's rows, oldest first.</param>
    /// <param name="limit">
    /// The limit of now that demand is measured by: that of minutes which say 0 when none before them says another.
    /// </param>
    public static IReadOnlyList<ThrottleMinute> Of(IEnumerable<ThrottleMinute> minutes, int limit)
    {
        var counted = new List<ThrottleMinute>();
        int? before = null;
        foreach (var minute in minutes)
        {
            // A paused queue and a disabled account have the effective limit 0, and nobody sets one.
            var after = minute.EndLimit > 0 ? minute.EndLimit : before ?? limit;
            counted.Add(Of(minute, Math.Min(before ?? after, after), after));
            before = after;
        }

        return counted;
    }

    /// <param name="minute">The row.</param>
    /// <param name="lowest">The lowest limit of the minute.</param>
    /// <param name="last">The limit at its end.</param>
    private static ThrottleMinute Of(ThrottleMinute minute, int lowest, int last)
    {
        var isOver = minute.PeakQueued > 0 && minute.PeakDemand > lowest;
        return minute with
        {
            EndLimit = last,
            Throttled = isOver ? minute.Throttled : 0,
            PeakQueued = isOver ? minute.PeakQueued : 0,
            EndQueued = isOver && minute.EndRunning + minute.EndQueued > last ? minute.EndQueued : 0,
        };
    }
}
