using System.ComponentModel.DataAnnotations.Schema;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Throttling.History;

/// <summary>
/// What accounts were refused over a limit of new sessions or LeMUR requests in a period. Counted by the minute alone:
/// there are no sums of it, so that nothing is known of a time whose minutes are gone.
/// </summary>
internal static class RefusedMinutes
{
    private const long Minute = 60_000;

    /// <summary>Each account's refused streams and LeMUR requests, added to its figures.</summary>
    public static async Task AddToAsync(
        ConsoleDbContext context,
        PeriodFrame frame,
        TimeSpan gap,
        Dictionary<string, AccountFigures> figures,
        CancellationToken cancellationToken
    )
    {
        await foreach (var (id, refused) in SumsAsync(context, HistoryMeasure.Streams, frame, gap, cancellationToken))
        {
            AccountFigures.Of(figures, id).Streams = refused;
        }

        await foreach (var (id, refused) in SumsAsync(context, HistoryMeasure.Lemur, frame, gap, cancellationToken))
        {
            AccountFigures.Of(figures, id).Lemur = refused;
        }
    }

    /// <summary>Adds every account's refusals to the buckets of a chart.</summary>
    public static async Task AddToAsync(
        ConsoleDbContext context,
        PeriodFrame frame,
        HistoryMeasure measure,
        BucketValues<string> values,
        CancellationToken cancellationToken
    )
    {
        // A month has no fixed length; its days have.
        var unit = frame.Size switch
        {
            BucketSize.Minute => Minute,
            BucketSize.FiveMinutes => 5 * Minute,
            BucketSize.Hour => 60 * Minute,
            _ => 24 * 60 * Minute,
        };
        var sums = Rows(context, measure, frame, unit, gap: 0)
            .GroupBy(row => new { row.AccountId, row.Start })
            .Select(bucket => new
            {
                bucket.Key.AccountId,
                bucket.Key.Start,
                Refused = bucket.Sum(row => row.Refused),
            });
        await foreach (var sum in sums.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            values.Add(sum.AccountId, DateTimeOffset.FromUnixTimeMilliseconds(sum.Start), sum.Refused);
        }
    }

    private static async IAsyncEnumerable<(string AccountId, RefusalSum Refused)> SumsAsync(
        ConsoleDbContext context,
        HistoryMeasure measure,
        PeriodFrame frame,
        TimeSpan gap,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var sums = Rows(context, measure, frame, Minute, (long)gap.TotalMilliseconds)
            .GroupBy(row => row.AccountId)
            .Select(account => new
            {
                account.Key,
                Refused = account.Sum(row => row.Refused),
                Minutes = account.LongCount(),
                Episodes = account.Sum(row => row.Begins),
                Peak = account.Max(row => row.Refused),
            });
        await foreach (var sum in sums.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return (sum.Key, new(sum.Refused, sum.Minutes, sum.Episodes, sum.Peak));
        }
    }

    /// <summary>
    /// The minutes with refusals, their times rounded down to a unit of milliseconds. A minute begins an episode when no
    /// other came so shortly before it.
    /// </summary>
    private static IQueryable<RefusedRow> Rows(
        ConsoleDbContext context,
        HistoryMeasure measure,
        PeriodFrame frame,
        long unit,
        long gap
    )
    {
        var (from, to) = (frame.From.ToUnixTimeMilliseconds(), frame.To.ToUnixTimeMilliseconds());
        var near = gap + Minute;
        return measure == HistoryMeasure.Streams
            ? context.Database.SqlQuery<RefusedRow>(
                $"""
                SELECT m.account_id, m.minute_start - m.minute_start % {unit} AS start_of, m.refused,
                    CAST(CASE WHEN m.minute_start - LAG(m.minute_start)
                        OVER (PARTITION BY m.account_id ORDER BY m.minute_start) < {near} THEN 0 ELSE 1 END AS bigint)
                        AS begins
                FROM streaming_minutes m
                WHERE m.refused > 0 AND m.minute_start >= {from} AND m.minute_start < {to}
                """
            )
            : context.Database.SqlQuery<RefusedRow>(
                $"""
                SELECT m.account_id, m.minute_start - m.minute_start % {unit} AS start_of, m.refused,
                    CAST(CASE WHEN m.minute_start - LAG(m.minute_start)
                        OVER (PARTITION BY m.account_id ORDER BY m.minute_start) < {near} THEN 0 ELSE 1 END AS bigint)
                        AS begins
                FROM lemur_minutes m
                WHERE m.minute_start >= {from} AND m.minute_start < {to}
                """
            );
    }

    private sealed class RefusedRow
    {
        [Column("account_id")]
        public required string AccountId { get; init; }

        [Column("start_of")]
        public required long Start { get; init; }

        [Column("refused")]
        public required long Refused { get; init; }

        [Column("begins")]
        public required long Begins { get; init; }
    }
}
