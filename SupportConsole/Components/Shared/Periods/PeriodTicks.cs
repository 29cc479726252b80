using System.Globalization;
using SupportConsole.Core.Periods;

namespace SupportConsole.Components.Shared.Periods;

/// <summary>A time on the axis.</summary>
internal sealed record PeriodTick(DateTimeOffset At, string Text);

/// <summary>
/// Times at whole steps of the reader's clock, also over a change of summer time; days and months are UTC's, like the
/// bars.
/// </summary>
internal static class PeriodTicks
{
    private const int Most = 8;

    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24];

    private static readonly TimeSpan[] Steps =
    [
        .. new[] { 1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720 }.Select(minutes => TimeSpan.FromMinutes(minutes)),
        .. new[] { 1, 2, 7, 14, 28 }.Select(days => TimeSpan.FromDays(days)),
    ];

    public static IReadOnlyList<PeriodTick> Of(
        DateTimeOffset start,
        DateTimeOffset end,
        BucketSize size,
        ReaderZone reader
    )
    {
        var zone = size >= BucketSize.Day ? ReaderZone.Utc : reader;
        var (first, last) = (zone.Local(start).DateTime, zone.Local(end).DateTime);
        var times = size == BucketSize.Month ? Months(first, last) : Times(first, last);
        return
        [
            .. from time in times
            group time by zone.Instant(time) into at
            where at.Key >= start && at.Key < end
            select new PeriodTick(at.Key, Text(zone.Local(at.Key).DateTime, size)),
        ];
    }

    private static IEnumerable<DateTime> Times(DateTime first, DateTime last)
    {
        var step = Steps.FirstOrDefault(step => (last - first) / step <= Most, Steps[^1]);
        var origin =
            step >= TimeSpan.FromDays(1)
                ? first.Date
                : first.Date.AddTicks(first.TimeOfDay.Ticks / step.Ticks * step.Ticks);
        for (var time = origin; time <= last; time += step)
        {
            yield return time;
        }
    }

    private static IEnumerable<DateTime> Months(DateTime first, DateTime last)
    {
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        var step = MonthSteps.FirstOrDefault(step => months / step <= Most, MonthSteps[^1]);
        var start = new DateTime(
            first.Year,
            ((first.Month - 1) / Math.Min(step, 12) * Math.Min(step, 12)) + 1,
            1,
            0,
            0,
            0,
            DateTimeKind.Unspecified
        );
        for (var time = start; time <= last; time = time.AddMonths(step))
        {
            yield return time;
        }
    }

    private static string Text(DateTime time, BucketSize size)
    {
        var format =
            size == BucketSize.Month ? "MMM yyyy"
            : time.TimeOfDay == TimeSpan.Zero || size == BucketSize.Day ? "d MMM"
            : "HH:mm";
        return time.ToString(format, CultureInfo.InvariantCulture);
    }
}
