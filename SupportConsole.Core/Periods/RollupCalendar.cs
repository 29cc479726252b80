namespace SupportConsole.Core.Periods;

/// <summary>The calendar of the sums: UTC hours, days, months and years.</summary>
internal static class RollupCalendar
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Start of the span that holds the time.</summary>
    public static DateTimeOffset StartOf(RollupResolution resolution, DateTimeOffset time) =>
        resolution switch
        {
            RollupResolution.Hour => time.Truncate(Hour),
            RollupResolution.Day => time.Truncate(Day),
            RollupResolution.Month => new(time.UtcDateTime.Year, time.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero),
            _ => new(time.UtcDateTime.Year, 1, 1, 0, 0, 0, TimeSpan.Zero),
        };

    /// <summary>Start of the span after the one that begins here.</summary>
    public static DateTimeOffset Next(RollupResolution resolution, DateTimeOffset start) =>
        resolution switch
        {
            RollupResolution.Hour => start + Hour,
            RollupResolution.Day => start + Day,
            RollupResolution.Month => start.AddMonths(1),
            _ => start.AddYears(1),
        };

    /// <summary>The first start at or after the time.</summary>
    public static DateTimeOffset Ceiling(RollupResolution resolution, DateTimeOffset time) =>
        StartOf(resolution, time) is var start && start == time ? start : Next(resolution, start);

    /// <summary>What the sums are made of; null for hours, which are made of minutes.</summary>
    public static RollupResolution? Source(RollupResolution resolution) =>
        resolution == RollupResolution.Hour ? null : resolution - 1;
}
