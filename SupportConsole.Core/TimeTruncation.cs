namespace SupportConsole.Core;

/// <summary>Cuts a time down to the minute or hour it lies in.</summary>
internal static class TimeTruncation
{
    /// <summary>The start, in UTC, of the whole <paramref name="unit"/> that holds the time.</summary>
    public static DateTimeOffset Truncate(this DateTimeOffset time, TimeSpan unit) =>
        new(time.UtcTicks - (time.UtcTicks % unit.Ticks), TimeSpan.Zero);
}
