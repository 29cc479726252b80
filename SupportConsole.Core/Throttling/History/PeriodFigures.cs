using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Throttling.History;

/// <summary>
/// The figures of every account that was throttled or refused in a period, from the coarsest sums that fit.
/// </summary>
/// <param name="ByAccount">By account id.</param>
/// <param name="Edges">The parts that were read by the minute.</param>
internal sealed record PeriodFigures(Dictionary<string, AccountFigures> ByAccount, IReadOnlyList<MinuteEdge> Edges)
{
    public static async Task<PeriodFigures> ReadAsync(
        ConsoleDbContext context,
        PeriodFrame frame,
        HistoryMarks marks,
        TimeSpan gap,
        CancellationToken cancellationToken
    )
    {
        // Small buckets are made of minutes anyway; what is read for them serves for the totals, too.
        var coarsest = Buckets.Coarsest(frame.Size) is null ? (RollupResolution?)null : RollupResolution.Year;
        var plan = PeriodPlan.Of(frame.From, frame.To, coarsest, marks);
        var figures = new Dictionary<string, AccountFigures>(StringComparer.Ordinal);
        var edges = new List<MinuteEdge>();
        await AddSumsAsync(context, [.. plan.Where(part => part.Resolution is not null)], figures, cancellationToken);
        foreach (var part in plan.Where(part => part.Resolution is null))
        {
            var edge = await MinuteEdge.ReadAsync(context, part, marks, gap, cancellationToken);
            edge.AddTo(figures);
            edges.Add(edge);
        }

        foreach (var part in plan)
        {
            await AddRefusalsAsync(context, part, figures, cancellationToken);
        }

        await RefusedMinutes.AddToAsync(context, frame, gap, figures, cancellationToken);
        return new(figures, edges);
    }

    public PeriodTotals Totals() =>
        new(
            ByAccount.Count,
            ByAccount.Values.Sum(account => account.Transcripts),
            ByAccount.Values.Sum(account => account.Minutes),
            ByAccount.Values.Sum(account => account.Episodes),
            ByAccount.Values.Select(account => account.PeakQueued).DefaultIfEmpty().Max(),
            ByAccount.Values.Sum(account => account.Refused)
        )
        {
            ThrottledAccounts = ByAccount.Values.Count(account => account.Minutes > 0),
            Streams = RefusalSum.Of(ByAccount.Values.Select(account => account.Streams)),
            Lemur = RefusalSum.Of(ByAccount.Values.Select(account => account.Lemur)),
        };

    /// <summary>
    /// All parts in one statement: each account is one row of its answer, however many parts it was throttled in.
    /// </summary>
    private static async Task AddSumsAsync(
        ConsoleDbContext context,
        IReadOnlyList<PlanPart> parts,
        Dictionary<string, AccountFigures> figures,
        CancellationToken cancellationToken
    )
    {
        if (parts.Count == 0)
        {
            return;
        }

        var sums = parts
            .Select(part =>
                context
                    .ThrottleRollups.Where(rollup =>
                        rollup.Resolution == part.Resolution
                        && rollup.Start >= part.From
                        && rollup.Start < part.To
                        && rollup.ThrottledMinutes > 0
                    )
                    .Select(rollup => new
                    {
                        rollup.AccountId,
                        rollup.Throttled,
                        rollup.ThrottledMinutes,
                        rollup.Episodes,
                        rollup.PeakQueued,
                    })
            )
            .Aggregate(Queryable.Concat)
            .GroupBy(rollup => rollup.AccountId)
            .Select(account => new
            {
                account.Key,
                Transcripts = account.Sum(rollup => rollup.Throttled),
                Minutes = account.Sum(rollup => (long)rollup.ThrottledMinutes),
                Episodes = account.Sum(rollup => (long)rollup.Episodes),
                PeakQueued = account.Max(rollup => rollup.PeakQueued),
            });
        await foreach (var sum in sums.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            AccountFigures.Of(figures, sum.Key).Add(sum.Transcripts, sum.Minutes, sum.Episodes, sum.PeakQueued);
        }
    }

    /// <summary>An account whose work was only refused is one of the period's, too.</summary>
    private static async Task AddRefusalsAsync(
        ConsoleDbContext context,
        PlanPart part,
        Dictionary<string, AccountFigures> figures,
        CancellationToken cancellationToken
    )
    {
        var refusals = part.Resolution is { } resolution
            ? context
                .ThrottleRollups.Where(rollup =>
                    rollup.Resolution == resolution
                    && rollup.Start >= part.From
                    && rollup.Start < part.To
                    && rollup.RefusedForBalance > 0
                )
                .GroupBy(rollup => rollup.AccountId, rollup => rollup.RefusedForBalance)
            : context
                .ThrottleMinutes.Where(minute =>
                    minute.Minute >= part.From && minute.Minute < part.To && minute.RefusedForBalance > 0
                )
                .GroupBy(minute => minute.AccountId, minute => minute.RefusedForBalance);
        await foreach (
            var account in refusals
                .Select(account => new { account.Key, Refused = account.Sum() })
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
        {
            AccountFigures.Of(figures, account.Key).Refused += account.Refused;
        }
    }
}
