using SupportConsole.Components.Throttling;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Components.Streaming;

/// <summary>Minutes with refusals as steps without gaps; between them nothing was refused.</summary>
internal static class RefusalSteps
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <param name="minutes">Oldest first.</param>
    /// <param name="from">Start of the period.</param>
    /// <param name="to">Its end.</param>
    /// <returns>Empty when nothing was refused.</returns>
    public static IEnumerable<Step> Of(IReadOnlyList<RefusalMinute> minutes, DateTimeOffset from, DateTimeOffset to)
    {
        if (minutes.Count == 0)
        {
            yield break;
        }

        var (at, limit) = (from, minutes[0].Limit);
        foreach (var minute in minutes)
        {
            var (start, end) = (Later(minute.Start, from), Earlier(minute.Start + Minute, to));
            if (at < start)
            {
                yield return new(at, start, 0, 0, limit, 0, 0);
            }

            limit = minute.Limit;
            yield return new(start, end, 0, (int)Math.Min(int.MaxValue / 4, minute.Refused), limit, 0, 0);
            at = end;
        }

        if (at < to)
        {
            yield return new(at, to, 0, 0, limit, 0, 0);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
