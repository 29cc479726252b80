using SupportConsole.Core.Periods;

namespace SupportConsole.Core.Usage;

/// <summary>A period as it can be answered: by whole UTC hours, without the future.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End; not after <paramref name="From"/> when nothing can have been used.</param>
/// <param name="Size">Of the chart's buckets.</param>
internal sealed record UsageFrame(DateTimeOffset From, DateTimeOffset To, BucketSize Size)
{
    /// <summary>Added up at a time: what is read in one statement cannot tell how far it is.</summary>
    private const int MostSlices = 12;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan SliceLength = TimeSpan.FromDays(2);

    public bool IsEmpty => From >= To;

    /// <summary>The period that is answered: the hours that the one asked for touches, up to the present one.</summary>
    /// <param name="from">As asked.</param>
    /// <param name="to">As asked; the hour that begins there is not touched.</param>
    /// <param name="now">The present.</param>
    public static UsageFrame Of(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        if (from >= to)
        {
            return new(from, from, BucketSize.Hour);
        }

        // The present hour is one from its first moment on.
        var (end, present) = (Ceiling(to), now.Truncate(Hour) + Hour);
        end = end < present ? end : present;
        var earliest = end.AddYears(-Buckets.MaximumYears);
        var start = from.Truncate(Hour);
        start = start < earliest ? earliest : start;
        if (start >= end)
        {
            return new(start, start, BucketSize.Hour);
        }

        var size = Buckets.SizeFor(end - start);
        return new(start, end, size < BucketSize.Hour ? BucketSize.Hour : size);
    }

    /// <summary>
    /// The period in a few parts that begin and end with buckets, oldest first, without gap or overlap: one for a few
    /// days.
    /// </summary>
    /// <param name="buckets">The buckets of this period.</param>
    public IReadOnlyList<HistoryBucket> Slices(IReadOnlyList<HistoryBucket> buckets)
    {
        var count = Math.Clamp((int)((To - From) / SliceLength), 1, MostSlices);
        return
        [
            .. buckets
                .Chunk((buckets.Count + count - 1) / count)
                .Select(part => new HistoryBucket(part[0].Start, part[^1].End)),
        ];
    }

    private static DateTimeOffset Ceiling(DateTimeOffset time) =>
        time.Truncate(Hour) is var start && start == time ? start : start + Hour;
}
