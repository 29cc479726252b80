using SupportConsole.Core.Limits.Minutes;

namespace SupportConsole.Tests.Core.Throttling;

/// <summary>What a period comes to, counted minute by minute, without any of the product's short cuts.</summary>
internal sealed record MinuteByMinute(long Transcripts, long Minutes, long Episodes, int PeakQueued, long Refused)
{
    public static MinuteByMinute Count(IEnumerable<ThrottleMinute> rows, DateTimeOffset from, DateTimeOffset to, int gap)
    {
        var byMinute = rows.ToDictionary(row => row.Minute);
        var (transcripts, minutes, episodes, peak, refused) = (0L, 0L, 0L, 0, 0L);
        var queued = 0;
        var quiet = int.MaxValue / 2;
        var first = byMinute.Count == 0 ? to : byMinute.Keys.Min();
        for (var minute = first < from ? first : from; minute < to; minute = minute.AddMinutes(1))
        {
            var row = byMinute.GetValueOrDefault(minute);
            var waiting = row?.PeakQueued ?? queued;
            queued = row?.EndQueued ?? queued;
            var inside = minute >= from;
            if (waiting > 0)
            {
                minutes += inside ? 1 : 0;
                episodes += inside && quiet >= gap ? 1 : 0;
                peak = inside ? Math.Max(peak, waiting) : peak;
            }

            quiet = waiting > 0 ? 0 : quiet + 1;
            transcripts += inside ? row?.Throttled ?? 0 : 0;
            refused += inside ? row?.RefusedForBalance ?? 0 : 0;
        }

        return new(transcripts, minutes, episodes, peak, refused);
    }
}
