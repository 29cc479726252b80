using System.Globalization;

namespace SupportConsole.Components.Shared.Periods;

/// <summary>How a series of a chart looks: five colours, then the same with stripes, then grey for the others. The order says it, too.</summary>
internal static class SeriesStyle
{
    public const int Colours = 5;

    /// <summary>The class of a series; the place after the last is that of the others.</summary>
    public static string Class(int place, int count) => place >= count ? "others" : string.Create(CultureInfo.InvariantCulture, $"colour-{(place % Colours) + 1}");

    /// <summary>True for the second five.</summary>
    public static bool IsStriped(int place, int count) => place < count && place >= Colours;

    /// <summary>The class of its bars; none where stripes fill them, because a class would win over them.</summary>
    public static string? BarClass(int place, int count) => IsStriped(place, count) ? null : Class(place, count);

    /// <summary>The stripes; null for one colour, which the class gives.</summary>
    public static string? Fill(int place, int count) =>
        IsStriped(place, count) ? string.Create(CultureInfo.InvariantCulture, $"url(#series-stripes-{(place % Colours) + 1})") : null;
}
