using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Throttling.Episodes;

namespace SupportConsole.Core.Throttling.History;

/// <summary>Reads one account's history, a sum a bucket.</summary>
internal static class AccountPoints
{
    public static async Task<IReadOnlyList<AccountPoint>> ReadAsync(
        ConsoleDbContext context,
        string accountId,
        PeriodFrame frame,
        HistoryMarks marks,
        TimeSpan gap,
        CancellationToken cancellationToken
    )
    {
        var sums = new List<ThrottleRollup>();
        foreach (var part in PeriodPlan.Of(frame.From, frame.To, Buckets.Coarsest(frame.Size), marks))
        {
            sums.AddRange(
                part.Resolution is not null
                    ? await context
                        .ThrottleRollups.AsNoTracking()
                        .Where(rollup =>
                            rollup.AccountId == accountId
                            && rollup.Resolution == part.Resolution
                            && rollup.Start >= part.From
                            && rollup.Start < part.To
                        )
                        .OrderBy(rollup => rollup.Start)
                        .ToListAsync(cancellationToken)
                    : await MinutesAsync(context, accountId, part, marks, gap, cancellationToken)
            );
        }

        var resolution = Buckets.Coarsest(frame.Size)!.Value;
        var ofBucket = sums.GroupBy(sum => RollupCalendar.StartOf(resolution, sum.Start))
            .ToDictionary(bucket => bucket.Key, bucket => bucket.ToList());
        return
        [
            .. from bucket in Buckets.Of(frame.Size, frame.From, frame.To)
            let start = RollupCalendar.StartOf(resolution, bucket.Start)
            where ofBucket.ContainsKey(start)
            select new AccountPoint(bucket, RollupSums.OfRollups(resolution, start, ofBucket[start])),
        ];
    }

    /// <summary>The sums of the hours of a part that has none yet, the first and the last cut at the edges.</summary>
    private static async Task<List<ThrottleRollup>> MinutesAsync(
        ConsoleDbContext context,
        string accountId,
        PlanPart part,
        HistoryMarks marks,
        TimeSpan gap,
        CancellationToken cancellationToken
    )
    {
        // Walked from the start of its first hour: only the hour before can say how the account stood then, its minutes
        // may be gone.
        var walkFrom = MinuteEdge.WalkFrom(part, marks);
        var rows = await context
            .ThrottleMinutes.AsNoTracking()
            .Where(minute => minute.AccountId == accountId && minute.Minute >= walkFrom && minute.Minute < part.To)
            .OrderBy(minute => minute.Minute)
            .ToListAsync(cancellationToken);
        var carry = Walk(rows, await CarryAsync(context, accountId, walkFrom, cancellationToken), walkFrom, part.From);
        var sums = new List<ThrottleRollup>();
        // Where nothing is summed up yet, the part may begin years before the first row.
        var first = rows.Count > 0 ? rows[0].Minute : part.To;
        var firstHour = RollupCalendar.StartOf(RollupResolution.Hour, first);
        for (var from = carry.Queued > 0 || firstHour < part.From ? part.From : firstHour; from < part.To; )
        {
            var hourEnd = RollupCalendar.Next(
                RollupResolution.Hour,
                RollupCalendar.StartOf(RollupResolution.Hour, from)
            );
            var to = hourEnd < part.To ? hourEnd : part.To;
            if (
                RollupSums.OfMinutes(
                    accountId,
                    from,
                    to,
                    [.. rows.Where(row => row.Minute >= from && row.Minute < to)],
                    carry,
                    gap
                ) is
                { } sum
            )
            {
                sums.Add(sum);
                carry = RollupCarry.Of(sum) with
                {
                    LastThrottledMinute = sum.LastThrottledMinute ?? carry.LastThrottledMinute,
                };
            }

            from = to;
        }

        return sums;
    }

    private static async Task<RollupCarry> CarryAsync(
        ConsoleDbContext context,
        string accountId,
        DateTimeOffset walkFrom,
        CancellationToken cancellationToken
    )
    {
        if (walkFrom == DateTimeOffset.MinValue)
        {
            return default;
        }

        var hour = walkFrom.AddHours(-1);
        var before = await context
            .ThrottleRollups.AsNoTracking()
            .SingleOrDefaultAsync(
                rollup =>
                    rollup.AccountId == accountId && rollup.Resolution == RollupResolution.Hour && rollup.Start == hour,
                cancellationToken
            );
        return before is null ? default : RollupCarry.Of(before);
    }

    /// <summary>How the account stands when the part begins.</summary>
    private static RollupCarry Walk(
        List<ThrottleMinute> rows,
        RollupCarry before,
        DateTimeOffset walkFrom,
        DateTimeOffset at
    )
    {
        if (walkFrom == at)
        {
            return before;
        }

        var last = rows.LastOrDefault(row => row.Minute < at);
        var throttled = ThrottledMinutes.Of(rows, walkFrom, at, before.Queued);
        return new(
            last?.EndRunning ?? before.Running,
            last?.EndQueued ?? before.Queued,
            last?.EndLimit ?? before.Limit,
            throttled.Count > 0 ? throttled[^1].To.AddMinutes(-1) : before.LastThrottledMinute
        );
    }
}
