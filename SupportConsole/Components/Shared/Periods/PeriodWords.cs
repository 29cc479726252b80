using System.Globalization;
using SupportConsole.Core.Throttling.History;

namespace SupportConsole.Components.Shared.Periods;

/// <summary>Periods and buckets in words.</summary>
internal static class PeriodWords
{
    /// <summary>Both ends in the reader's zone.</summary>
    public static string Range(DateTimeOffset from, DateTimeOffset to, ReaderZone zone)
    {
        var (first, last) = (zone.Local(from), zone.Local(to));
        var end = first.Date == last.Date ? "HH:mm" : "d MMM yyyy HH:mm";
        return string.Create(CultureInfo.InvariantCulture, $"{first:d MMM yyyy HH:mm} – {last.ToString(end, CultureInfo.InvariantCulture)}");
    }

    /// <summary>Both ends in UTC: what stands on hover.</summary>
    public static string Universal(DateTimeOffset from, DateTimeOffset to) => $"{ReaderZone.Universal(from)} – {ReaderZone.Universal(to)}";

    /// <summary>A bucket: a day and a month are UTC's.</summary>
    public static string Bucket(BucketSize size, HistoryBucket bucket, ReaderZone zone) => size switch
    {
        BucketSize.Month => bucket.Start.UtcDateTime.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        BucketSize.Day => bucket.Start.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        _ => Range(bucket.Start, bucket.End, zone),
    };
}
