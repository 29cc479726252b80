using System.Globalization;

namespace SupportConsole.Components.Shared;

/// <summary>
/// Figures and spans of time as the console writes them, the same on every page and in every culture.
/// </summary>
public static class Figures
{
    /// <summary>12,345.</summary>
    public static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>11.6: for rates.</summary>
    public static string Tenths(decimal value) => value.ToString("#,0.0", CultureInfo.InvariantCulture);

    /// <summary>A span of time, see <see cref="DurationText.Of"/>.</summary>
    public static string Span(TimeSpan span) => DurationText.Of(span);

    /// <summary>One thing or several: "1 transcript", "212 transcripts".</summary>
    public static string Count(long value, string singular, string plural) =>
        $"{Whole(value)} {(value == 1 ? singular : plural)}";
}
