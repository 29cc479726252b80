namespace SupportConsole.Core.Periods;

/// <summary>How much time one point of a chart stands for. Days and months are UTC's.</summary>
public enum BucketSize
{
    Minute = 0,
    FiveMinutes = 1,
    Hour = 2,
    Day = 3,
    Month = 4,
}

/// <summary>A point of a chart: a bucket, cut at the edges of the period.</summary>
/// <param name="Start">Start, UTC.</param>
/// <param name="End">End.</param>
public readonly record struct HistoryBucket(DateTimeOffset Start, DateTimeOffset End);

/// <summary>Cuts a period into buckets.</summary>
internal static class Buckets
{
    /// <summary>Longer than anybody asks; so long a period has some 200 months.</summary>
    public const int MaximumYears = 16;

    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The finest size that draws a period of this length with at most some 200 buckets, and without reading many hours
    /// by the minute.
    /// </summary>
    public static BucketSize SizeFor(TimeSpan length) =>
        length switch
        {
            { TotalHours: <= 3 } => BucketSize.Minute,
            { TotalHours: <= 12 } => BucketSize.FiveMinutes,
            { TotalHours: <= 200 } => BucketSize.Hour,
            { TotalDays: <= 200 } => BucketSize.Day,
            _ => BucketSize.Month,
        };

    /// <summary>The coarsest sums that buckets of this size can be made of; null when it takes minutes.</summary>
    public static RollupResolution? Coarsest(BucketSize size) =>
        size < BucketSize.Hour ? null : (RollupResolution)(size - BucketSize.Hour);

    /// <summary>Start of the bucket that holds the time.</summary>
    public static DateTimeOffset StartOf(BucketSize size, DateTimeOffset time) =>
        size switch
        {
            BucketSize.Minute => time.Truncate(TimeSpan.FromMinutes(1)),
            BucketSize.FiveMinutes => time.Truncate(FiveMinutes),
            _ => RollupCalendar.StartOf(Coarsest(size)!.Value, time),
        };

    /// <summary>The buckets of a period, oldest first.</summary>
    public static IReadOnlyList<HistoryBucket> Of(BucketSize size, DateTimeOffset from, DateTimeOffset to)
    {
        var buckets = new List<HistoryBucket>();
        for (var start = StartOf(size, from); start < to; start = Next(size, start))
        {
            var end = Next(size, start);
            buckets.Add(new(start < from ? from : start, end > to ? to : end));
        }

        return buckets;
    }

    private static DateTimeOffset Next(BucketSize size, DateTimeOffset start) =>
        size switch
        {
            BucketSize.Minute => start.AddMinutes(1),
            BucketSize.FiveMinutes => start + FiveMinutes,
            _ => RollupCalendar.Next(Coarsest(size)!.Value, start),
        };
}
