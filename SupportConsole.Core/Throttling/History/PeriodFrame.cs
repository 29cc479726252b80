using SupportConsole.Core.Periods;

namespace SupportConsole.Core.Throttling.History;

/// <summary>
/// A period as it can be answered: to the minute, without the future, and to the hour or day where finer figures are
/// gone.
/// </summary>
/// <param name="From">Start.</param>
/// <param name="To">End; not after <paramref name="From"/> when nothing can have happened.</param>
/// <param name="Size">Of its buckets.</param>
internal sealed record PeriodFrame(DateTimeOffset From, DateTimeOffset To, BucketSize Size)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public bool IsEmpty => From >= To;

    /// <summary>The period that is answered.</summary>
    /// <param name="from">As asked.</param>
    /// <param name="to">As asked.</param>
    /// <param name="now">The present: the minute it falls into is the last.</param>
    /// <param name="marks">What is there.</param>
    /// <param name="smallest">No bucket is smaller.</param>
    public static PeriodFrame Of(
        DateTimeOffset from,
        DateTimeOffset to,
        DateTimeOffset now,
        HistoryMarks marks,
        BucketSize smallest = BucketSize.Minute
    )
    {
        from = from.Truncate(Minute);
        to = (to < now ? to : now).AddTicks(Minute.Ticks - 1).Truncate(Minute);
        if (from >= to)
        {
            return new(from, to, BucketSize.Minute);
        }

        var earliest = to.AddYears(-Buckets.MaximumYears);
        from = from < earliest ? earliest : from;
        var size = Buckets.SizeFor(to - from);
        size = size < smallest ? smallest : size;
        if (marks.Finest(from) is { } finest)
        {
            from = RollupCalendar.StartOf(finest, from);
            var finestBucket = BucketSize.Hour + (int)finest;
            size = size < finestBucket ? finestBucket : size;
        }

        // The last moment of the period, not its end, is what must still be there.
        if (marks.Finest(to - Minute) is { } finestAtEnd)
        {
            to = RollupCalendar.Ceiling(finestAtEnd, to);
        }

        return new(from, to, size);
    }
}
