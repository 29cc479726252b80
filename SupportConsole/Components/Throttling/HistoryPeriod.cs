using System.Globalization;
using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Throttling;

/// <summary>A period as it stands in the address: a preset that ends now, or two ends.</summary>
/// <param name="Range">Its length and words.</param>
/// <param name="From">Start of a custom period; null of one that ends now.</param>
/// <param name="To">End of a custom period.</param>
internal sealed record HistoryPeriod(HistoryRange Range, DateTimeOffset? From, DateTimeOffset? To)
{
    /// <summary>No chart is longer.</summary>
    public const int MaximumYears = 10;

    private const string Format = "yyyy-MM-ddTHH:mmZ";

    public bool IsCustom => From is not null;

    /// <summary>What an address asks for; six hours when it asks for nothing that makes sense.</summary>
    /// <param name="range">A preset's key, or <c>custom</c>.</param>
    /// <param name="from">UTC, such as <c>2026-03-04T13:00Z</c>.</param>
    /// <param name="to">UTC.</param>
    /// <param name="zone">The reader's.</param>
    public static HistoryPeriod Of(string? range, string? from, string? to, ReaderZone zone) =>
        range == HistoryRange.CustomKey && Parse(from) is { } start && Parse(to) is { } end && Problem(start, end) is null
            ? new(HistoryRange.Custom(start, end, zone), start, end)
            : new(HistoryRange.Of(range), null, null);

    /// <summary>Why two times make no period; null when they do.</summary>
    public static string? Problem(DateTimeOffset? from, DateTimeOffset? to) => (from, to) switch
    {
        ({ } start, { } end) when start >= end => HistoryTexts.EndsBeforeItBegins,
        ({ } start, { } end) when end > start.AddYears(MaximumYears) => HistoryTexts.TooLong,
        ({ }, { }) => null,
        _ => HistoryTexts.TwoTimes,
    };

    /// <summary>As it stands in an address.</summary>
    public static string Write(DateTimeOffset time) => time.ToUniversalTime().ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The ends at a moment; the future is left out.</summary>
    public (DateTimeOffset From, DateTimeOffset To) At(DateTimeOffset now)
    {
        var to = To is { } end && end < now ? end : now;
        return (From is { } start && start < to ? start : To is null ? to - Range.Length : to.AddMinutes(-1), to);
    }

    private static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            && time.Year is > 2000 and < 9000 ? time : null;
}
