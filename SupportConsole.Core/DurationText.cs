using System.Globalization;

namespace SupportConsole.Core;

/// <summary>Spans of time as people read them, the one way on every page, in replies and in posts.</summary>
public static class DurationText
{
    /// <summary>
    /// A span in the largest unit that says enough, rounded and never cut: 40 s, 41 min, 3 h 05 min, 2 d 23 h, 12 d. A
    /// negative one is 0 s.
    /// </summary>
    public static string Of(TimeSpan span)
    {
        var seconds = Rounded(Math.Max(0, span.TotalSeconds));
        var minutes = Rounded(span.TotalMinutes);
        var hours = Rounded(span.TotalHours);
        return (seconds, minutes, hours) switch
        {
            (< 60, _, _) => $"{N(seconds)} s",
            (_, < 60, _) => $"{N(minutes)} min",
            (_, < 24 * 60, _) =>
                $"{N(minutes / 60)} h {(minutes % 60).ToString("00", CultureInfo.InvariantCulture)} min",
            (_, _, < 10 * 24) when hours % 24 != 0 => $"{N(hours / 24)} d {N(hours % 24)} h",
            _ => $"{N(Rounded(span.TotalDays))} d",
        };
    }

    private static long Rounded(double value) => (long)Math.Round(value, MidpointRounding.AwayFromZero);

    private static string N(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
