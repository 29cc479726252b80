using System.Globalization;

namespace SupportConsole.Components.Shared.Periods;

/// <summary>Times as people type them, on a 24-hour clock.</summary>
internal static class TypedTime
{
    /// <summary>The form that is offered: 2026-11-28 14:00.</summary>
    public const string Format = "yyyy-MM-dd HH:mm";

    private static readonly string[] WithYear =
    [
        Format,
        "yyyy-MM-dd H:mm",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd",
        "d MMM yyyy HH:mm",
        "d MMM yyyy H:mm",
        "d MMM yyyy",
        "d.M.yyyy HH:mm",
        "d.M.yyyy H:mm",
        "d.M.yyyy",
    ];

    private static readonly string[] WithoutYear = ["d MMM HH:mm", "d MMM H:mm", "d MMM"];

    /// <summary>The time as it is typed.</summary>
    public static string Write(DateTimeOffset time, ReaderZone zone) =>
        zone.Local(time).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The instant that is meant; null when it is no time.</summary>
    /// <param name="text">What was typed; <c>now</c> is the present.</param>
    /// <param name="zone">The zone whose clock is meant.</param>
    /// <param name="now">The present, for times without a date or a year.</param>
    /// <param name="isEnd">True for an end: of an hour that comes twice, the second.</param>
    public static DateTimeOffset? Read(string? text, ReaderZone zone, DateTimeOffset now, bool isEnd)
    {
        text = string.Join(
            ' ',
            (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );
        if (string.Equals(text, "now", StringComparison.OrdinalIgnoreCase))
        {
            return now;
        }

        var today = zone.Local(now).DateTime;
        if (
            text.EndsWith('Z')
            && DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AdjustToUniversal,
                out var instant
            )
        )
        {
            return IsPlausible(instant.Year) ? instant : null;
        }

        DateTime? clock =
            DateTime.TryParseExact(text, WithYear, CultureInfo.InvariantCulture, DateTimeStyles.None, out var whole)
                ? whole
            : DateTime.TryParseExact(
                $"{text} {today.Year.ToString(CultureInfo.InvariantCulture)}",
                [.. WithoutYear.Select(format => $"{format} yyyy")],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var thisYear
            )
                ? thisYear
            : TimeOnly.TryParseExact(
                text,
                ["HH:mm", "H:mm"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time
            )
                ? today.Date + time.ToTimeSpan()
            : null;
        return clock is { } found && IsPlausible(found.Year)
            ? zone.Instant(found, second: isEnd).ToUniversalTime()
            : null;
    }

    private static bool IsPlausible(int year) => year is > 1970 and < 9000;
}
