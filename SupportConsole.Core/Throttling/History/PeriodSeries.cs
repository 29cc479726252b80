using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Throttling.History;

/// <summary>The values of a period's buckets: of the top accounts, and of all others together.</summary>
internal static class PeriodSeries
{
    public static async Task<BucketValues<string>> ReadAsync(
        ConsoleDbContext context,
        PeriodFrame frame,
        HistoryMarks marks,
        PeriodFigures figures,
        IReadOnlyList<HistoryBucket> buckets,
        IReadOnlyCollection<string> top,
        HistoryMeasure measure,
        CancellationToken cancellationToken
    )
    {
        var values = new BucketValues<string>(frame.Size, buckets, top);
        if (measure is HistoryMeasure.Streams or HistoryMeasure.Lemur)
        {
            await RefusedMinutes.AddToAsync(context, frame, measure, values, cancellationToken);
            return values;
        }

        foreach (var edge in figures.Edges)
        {
            edge.AddTo(values, measure);
        }

        foreach (
            var part in PeriodPlan
                .Of(frame.From, frame.To, Buckets.Coarsest(frame.Size), marks)
                .Where(part => part.Resolution is not null)
        )
        {
            var rollups = context.ThrottleRollups.Where(rollup =>
                rollup.Resolution == part.Resolution
                && rollup.Start >= part.From
                && rollup.Start < part.To
                && rollup.ThrottledMinutes > 0
            );
            var sums = rollups
                .GroupBy(rollup => rollup.Start)
                .Select(start => new
                {
                    start.Key,
                    Transcripts = start.Sum(rollup => rollup.Throttled),
                    Minutes = start.Sum(rollup => (long)rollup.ThrottledMinutes),
                });
            await foreach (var sum in sums.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                values.AddToAll(sum.Key, measure == HistoryMeasure.Transcripts ? sum.Transcripts : sum.Minutes);
            }

            var ofTop = rollups
                .Where(rollup => top.Contains(rollup.AccountId))
                .Select(rollup => new
                {
                    rollup.AccountId,
                    rollup.Start,
                    rollup.Throttled,
                    rollup.ThrottledMinutes,
                });
            await foreach (var sum in ofTop.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                values.AddToOne(
                    sum.AccountId,
                    sum.Start,
                    measure == HistoryMeasure.Transcripts ? sum.Throttled : sum.ThrottledMinutes
                );
            }
        }

        return values;
    }
}
