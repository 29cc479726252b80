using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace SupportConsole.Components.Shared.Periods;

/// <summary>What an address says of its period.</summary>
/// <param name="Period">The period; the page's standard when the address makes no sense.</param>
/// <param name="Problem">Why the standard is shown instead, as a sentence; null when the address is in order.</param>
public sealed record PeriodReading(Period Period, string? Problem);

/// <summary>
/// A period of time: a range that moves on with the clock, or one between two times. It stands in an address as
/// <c>range=24h</c>, or as <c>from=2026-03-04T13:00Z&amp;to=2026-03-04T14:00Z</c> in UTC, so that a link means the same
/// to everybody.
/// </summary>
public sealed record Period
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm'Z'";
    private const string DayFormat = "yyyy-MM-dd";
    private const int LongestText = 64;

    private Period(RelativeRange? range, DateTimeOffset? from, DateTimeOffset? to) =>
        (Range, From, To) = (range, from, to);

    /// <summary>The range that moves on; null for a period between two times.</summary>
    public RelativeRange? Range { get; }

    /// <summary>Start between two times, UTC; null for an open one.</summary>
    public DateTimeOffset? From { get; }

    /// <summary>End between two times, UTC; null for now.</summary>
    public DateTimeOffset? To { get; }

    /// <summary>True when the period goes on to now, so that refreshing it brings something new.</summary>
    public bool IsLive => To is null && Range != RelativeRange.LastMonth;

    /// <summary>A range that moves on.</summary>
    public static Period Last(RelativeRange range) => new(range, null, null);

    /// <summary>A period between two times.</summary>
    public static Period Between(DateTimeOffset? from, DateTimeOffset? to) =>
        new(null, from?.ToUniversalTime(), to?.ToUniversalTime());

    /// <summary>Reads <c>range</c>, <c>from</c> and <c>to</c> of an address.</summary>
    /// <param name="query">The query of the address.</param>
    /// <param name="rules">What the page allows.</param>
    /// <param name="now">The present.</param>
    /// <param name="zone">The reader's zone, for dates without a time in the address of a list.</param>
    public static PeriodReading Parse(string query, PeriodRules rules, DateTimeOffset now, ReaderZone zone)
    {
        var values = QueryHelpers.ParseQuery(query);
        return Parse(Text("range"), Text("from"), Text("to"), rules, now, zone);

        string? Text(string key) => values.TryGetValue(key, out var found) ? found.ToString() : null;
    }

    /// <summary>Reads the three values of an address; null or empty where it has none.</summary>
    public static PeriodReading Parse(
        string? range,
        string? from,
        string? to,
        PeriodRules rules,
        DateTimeOffset now,
        ReaderZone zone
    )
    {
        var standard = Last(rules.Standard);
        if (string.IsNullOrWhiteSpace(from) && string.IsNullOrWhiteSpace(to))
        {
            return string.IsNullOrWhiteSpace(range) ? new(standard, null)
                : rules.Ranges.FirstOrDefault(known => known.Key == range) is { } found ? new(Last(found), null)
                : new(standard, PeriodWords.NotARange);
        }

        if (!TryTime(from, rules, zone, false, out var start) || !TryTime(to, rules, zone, true, out var end))
        {
            return new(standard, PeriodWords.NotATime);
        }

        // A chart needs a start: with an end alone, it is as long as the standard.
        start ??= rules.IsFilter ? null : Last(rules.Standard).At(end!.Value, zone).From;
        return rules.Problem(start, end, now) is { } problem ? new(standard, problem) : new(Between(start, end), null);
    }

    /// <summary>
    /// The period's values for an address, null for those to be removed: ready for <c>GetUriWithQueryParameters</c>.
    /// </summary>
    public IReadOnlyDictionary<string, object?> ToQuery() =>
        new Dictionary<string, object?>
        {
            ["range"] = Range?.Key,
            ["from"] = Write(From),
            ["to"] = Write(To),
        };

    /// <summary>Start and end at a moment.</summary>
    /// <param name="now">The moment that an open end means.</param>
    /// <param name="zone">The zone whose months count.</param>
    public (DateTimeOffset From, DateTimeOffset To) At(DateTimeOffset now, ReaderZone zone)
    {
        var (from, to) = Bounds(now, zone);
        return (from ?? DateTimeOffset.UnixEpoch, to ?? now);
    }

    /// <summary>Start and end at a moment without the future: a minute at least, for charts of what was.</summary>
    public (DateTimeOffset From, DateTimeOffset To) PastAt(DateTimeOffset now, ReaderZone zone)
    {
        var (from, to) = At(now, zone);
        var end = to < now ? to : now;
        return (from < end ? from : end.AddMinutes(-1), end);
    }

    /// <summary>Start and end at a moment, null where they are open: for lists.</summary>
    public (DateTimeOffset? From, DateTimeOffset? To) Bounds(DateTimeOffset now, ReaderZone zone) =>
        Range is { } range ? range.At(now, zone) : (From, To);

    /// <summary>A period three times as long around the same middle, but not into the future.</summary>
    public Period ZoomedOut(DateTimeOffset now, ReaderZone zone)
    {
        var (from, to) = At(now, zone);
        var length = to - from;
        var end = to < now - length ? to + length : now;
        return end - DateTimeOffset.UnixEpoch < length * 3
            ? this
            : Between(ToMinute(end - (length * 3)), ToMinute(end));
    }

    /// <summary>The period on a button.</summary>
    public string Text(ReaderZone zone) =>
        Range?.Text
        ?? (From, To) switch
        {
            ({ } from, { } to) => PeriodWords.Range(from, to, zone),
            ({ } from, null) => PeriodWords.Since(from, zone),
            (null, { } to) => PeriodWords.Until(to, zone),
            _ => RelativeRange.All.Text,
        };

    /// <summary>The period in a sentence, after "over" or "in".</summary>
    public string Words(ReaderZone zone) =>
        Range?.Words
        ?? (From, To) switch
        {
            ({ } from, null) => PeriodWords.TheTimeSince(from, zone),
            (null, { } to) => PeriodWords.TheTimeUntil(to, zone),
            _ => Text(zone),
        };

    private static DateTimeOffset ToMinute(DateTimeOffset time) =>
        time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMinute));

    private static string? Write(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static bool TryTime(string? text, PeriodRules rules, ReaderZone zone, bool isEnd, out DateTimeOffset? time)
    {
        time = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        if (
            rules.IsFilter
            && DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        )
        {
            time = IsPlausible(day.Year) ? zone.StartOf(isEnd ? day.AddDays(1) : day).ToUniversalTime() : null;
        }
        else if (
            text.Length <= LongestText
            && DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var instant
            )
            && IsPlausible(instant.Year)
        )
        {
            time = instant;
        }

        return time is not null;
    }

    private static bool IsPlausible(int year) => year is > 1970 and < 9000;
}
