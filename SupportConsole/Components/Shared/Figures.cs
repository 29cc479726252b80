using System.Globalization;

namespace SupportConsole.Components.Shared;

/// <summary>Figures and spans of time as the console writes them, the same on every page and in every culture.</summary>
public static class Figures
{
    /// <summary>12,345.</summary>
    public static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>11.6: for rates.</summary>
    public static string Tenths(decimal value) => value.ToString("#,0.0", CultureInfo.InvariantCulture);

    /// <summary>A span of time in the largest unit that says enough: 40 s, 41 min, 3 h 05 min, 4 d.</summary>
    public static string Span(TimeSpan span)
    {
        if (span < TimeSpan.Zero)
        {
            span = TimeSpan.Zero;
        }

        return span switch
        {
            { TotalSeconds: < 60 } => $"{Whole((long)span.TotalSeconds)} s",
            { TotalMinutes: < 60 } => $"{Whole((long)span.TotalMinutes)} min",
            { TotalHours: < 24 } => $"{Whole((long)span.TotalHours)} h {span.Minutes.ToString("00", CultureInfo.InvariantCulture)} min",
            _ => $"{Whole((long)span.TotalDays)} d",
        };
    }

    /// <summary>One thing or several: "1 transcript", "212 transcripts".</summary>
    public static string Count(long value, string singular, string plural) => $"{Whole(value)} {(value == 1 ? singular : plural)}";
}
