using System.Globalization;
using SupportConsole.Core.Periods;

namespace SupportConsole.Components.Shared.Periods;

/// <summary>Periods and buckets in words.</summary>
internal static partial class PeriodWords
{
    public const string EndsBeforeItBegins = "The period ends before it begins. Set “to” to a later time than “from”.";
    public const string Incomplete = "Fill in both ends of the period.";
    public const string NotATime =
        "The period in the address cannot be read, so the usual one is shown. Times look like 2026-03-04T14:00Z.";
    public const string NotARange =
        "The address names a period that this page does not have, so the usual one is shown.";
    public const string NotTyped = "A time looks like 2026-11-28 14:00, 28 Nov 14:00, or 14:00 for today.";
    public const string TooLong = "The period is too long for this page.";
    public const string TenYears = "A period may last 10 years at most.";
    public const string OneWeek = "A period may last 7 days at most here.";
    public const string RelativeRange = "Relative range";
    public const string FromAndTo = "From and to";
    public const string From = "From";
    public const string To = "To";
    public const string NowHint = "now";
    public const string TimeZone = "Time zone";
    public const string TimesAreUtc = "Times are UTC.";
    public const string Label = "Period";
    public const string RefreshLive = "Live";
    public const string RefreshTenSeconds = "10 s";
    public const string RefreshMinute = "1 min";
    public const string RefreshOff = "Off";

    /// <summary>A time to the minute in the reader's zone.</summary>
    public static string Time(DateTimeOffset time, ReaderZone zone) =>
        zone.Local(time).ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Both ends in the reader's zone.</summary>
    public static string Range(DateTimeOffset from, DateTimeOffset to, ReaderZone zone)
    {
        var (first, last) = (zone.Local(from), zone.Local(to));
        var end = first.Date == last.Date ? "HH:mm" : "d MMM yyyy HH:mm";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{first:d MMM yyyy HH:mm} – {last.ToString(end, CultureInfo.InvariantCulture)}"
        );
    }

    /// <summary>Both ends in UTC: what stands on hover.</summary>
    public static string Universal(DateTimeOffset from, DateTimeOffset to) =>
        $"{ReaderZone.Universal(from)} – {ReaderZone.Universal(to)}";

    /// <summary>A bucket: a day and a month are UTC's.</summary>
    public static string Bucket(BucketSize size, HistoryBucket bucket, ReaderZone zone) =>
        size switch
        {
            BucketSize.Month => bucket.Start.UtcDateTime.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
            BucketSize.Day => bucket.Start.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
            _ => Range(bucket.Start, bucket.End, zone),
        };

    public static string InZone(string zone) => $"In your zone, {zone}";

    public static string Since(DateTimeOffset from, ReaderZone zone) => $"Since {Time(from, zone)}";

    public static string Until(DateTimeOffset to, ReaderZone zone) => $"Until {Time(to, zone)}";

    public static string TheTimeSince(DateTimeOffset from, ReaderZone zone) => $"the time since {Time(from, zone)}";

    public static string TheTimeUntil(DateTimeOffset to, ReaderZone zone) => $"the time until {Time(to, zone)}";
}
