using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Throttling.Episodes;

namespace SupportConsole.Core.Throttling.History;

/// <summary>The part of a period that is read by the minute: at most some hours, over all accounts.</summary>
internal sealed class MinuteEdge
{
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _to;
    private readonly DateTimeOffset _walkFrom;
    private readonly TimeSpan _gap;
    private readonly Dictionary<string, RollupCarry> _before;
    private readonly Dictionary<string, List<ThrottleMinute>> _rows;

    private MinuteEdge(
        PlanPart part,
        DateTimeOffset walkFrom,
        TimeSpan gap,
        Dictionary<string, RollupCarry> before,
        Dictionary<string, List<ThrottleMinute>> rows
    ) => (_from, _to, _walkFrom, _gap, _before, _rows) = (part.From, part.To, walkFrom, gap, before, rows);

    /// <summary>
    /// Where to begin to read: the start of the part's first hour, or of the first hour that is not summed up.
    /// </summary>
    public static DateTimeOffset WalkFrom(PlanPart part, HistoryMarks marks) =>
        part.From.Truncate(TimeSpan.FromHours(1)) is var hour && hour < marks.HoursTo ? hour : marks.HoursTo;

    /// <summary>
    /// Reads it. Which queues stood and which episodes went on when it began, only the hour before can say; so it is
    /// walked from the start of its first hour. Rows without a queue are left out: a queue that stands is in the next
    /// row's peak, so they end nothing.
    /// </summary>
    public static async Task<MinuteEdge> ReadAsync(
        ConsoleDbContext context,
        PlanPart part,
        HistoryMarks marks,
        TimeSpan gap,
        CancellationToken cancellationToken
    )
    {
        var walkFrom = WalkFrom(part, marks);
        var rows = await context
            .ThrottleMinutes.AsNoTracking()
            .Where(minute => minute.PeakQueued > 0 && minute.Minute >= walkFrom && minute.Minute < part.To)
            .Select(minute => new ThrottleMinute
            {
                AccountId = minute.AccountId,
                Minute = minute.Minute,
                Throttled = minute.Throttled,
                PeakQueued = minute.PeakQueued,
                EndQueued = minute.EndQueued,
            })
            .ToListAsync(cancellationToken);
        var before =
            walkFrom == DateTimeOffset.MinValue
                ? []
                : await CarriesAsync(context, walkFrom.AddHours(-1), cancellationToken);
        var byAccount = rows.GroupBy(row => row.AccountId, StringComparer.Ordinal)
            .ToDictionary(
                account => account.Key,
                account => account.DistinctBy(row => row.Minute).OrderBy(row => row.Minute).ToList(),
                StringComparer.Ordinal
            );
        return new(part, walkFrom, gap, before, byAccount);
    }

    /// <summary>Adds each account's figures of this part.</summary>
    public void AddTo(Dictionary<string, AccountFigures> figures)
    {
        foreach (var id in _rows.Keys.Union(_before.Keys))
        {
            var inside = Inside(id);
            if (inside.Count > 0)
            {
                AccountFigures
                    .Of(figures, id)
                    .Add(
                        Rows(id).Where(row => row.Minute >= _from).Sum(row => row.Throttled),
                        inside.Sum(span => span.Minutes),
                        Begun(id),
                        inside.Max(span => span.PeakQueued)
                    );
            }
        }
    }

    /// <summary>Adds the measure of some accounts to buckets.</summary>
    public void AddTo(BucketValues<string> buckets, HistoryMeasure measure)
    {
        foreach (var id in _rows.Keys.Union(_before.Keys))
        {
            if (measure == HistoryMeasure.Transcripts)
            {
                foreach (var row in Rows(id).Where(row => row.Minute >= _from))
                {
                    buckets.Add(id, row.Minute, row.Throttled);
                }
            }
            else
            {
                foreach (var span in Inside(id))
                {
                    for (var minute = span.From; minute < span.To; minute = minute.AddMinutes(1))
                    {
                        buckets.Add(id, minute, 1);
                    }
                }
            }
        }
    }

    private static Task<Dictionary<string, RollupCarry>> CarriesAsync(
        ConsoleDbContext context,
        DateTimeOffset hour,
        CancellationToken cancellationToken
    ) =>
        context
            .ThrottleRollups.AsNoTracking()
            .Where(rollup =>
                rollup.Resolution == RollupResolution.Hour && rollup.Start == hour && rollup.ThrottledMinutes > 0
            )
            .Select(rollup => new
            {
                rollup.AccountId,
                rollup.EndRunning,
                rollup.EndQueued,
                rollup.EndLimit,
                rollup.LastThrottledMinute,
            })
            .ToDictionaryAsync(
                rollup => rollup.AccountId,
                rollup => new RollupCarry(
                    rollup.EndRunning,
                    rollup.EndQueued,
                    rollup.EndLimit,
                    rollup.LastThrottledMinute
                ),
                StringComparer.Ordinal,
                cancellationToken
            );

    private List<ThrottleMinute> Rows(string id) => _rows.GetValueOrDefault(id) ?? [];

    /// <summary>The throttled minutes of the part.</summary>
    private IReadOnlyList<ThrottledSpan> Inside(string id) =>
        ThrottledMinutes.Of(Rows(id), _from, _to, _before.GetValueOrDefault(id).Queued);

    /// <summary>Episodes that begin in the part.</summary>
    private int Begun(string id)
    {
        var before = _before.GetValueOrDefault(id);
        var walked = ThrottledMinutes.Of(Rows(id), _walkFrom, _to, before.Queued);
        return EpisodeRuns
            .Of(walked, _gap, before.LastThrottledMinute)
            .Count(run => !run.BeganBefore && run.From >= _from);
    }
}
