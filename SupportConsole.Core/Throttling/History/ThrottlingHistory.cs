using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Throttling.History;

/// <inheritdoc cref="IThrottlingHistory"/>
internal sealed class ThrottlingHistory(
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<LimitOptions> limits,
    IOptions<ThrottlingOptions> options,
    TimeProvider clock
) : IThrottlingHistory
{
    public async Task<ThrottlingPeriod> PeriodAsync(Actor actor, PeriodQuery query, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var marks = await HistoryMarks.ReadAsync(context, cancellationToken);
        var frame = PeriodFrame.Of(query.From, query.To, clock.GetUtcNow(), marks);
        if (frame.IsEmpty)
        {
            return new()
            {
                From = frame.From,
                To = frame.To,
                Size = frame.Size,
            };
        }

        var figures = await PeriodFigures.ReadAsync(context, frame, marks, options.Value.EpisodeGap, cancellationToken);
        var counted = figures.ByAccount.Where(account => account.Value.Of(query.Measure) > 0).ToList();
        var top = counted
            .OrderByDescending(account => account.Value.Of(query.Measure))
            .ThenBy(account => account.Key, StringComparer.Ordinal)
            .Select(account => account.Key)
            .Take(ThrottlingPeriod.TopAccounts)
            .ToList();
        var (ordered, present) = await OrderAsync(context, figures, query, cancellationToken);
        var listed = query.IsRefusals ? counted.Count : figures.ByAccount.Count;
        var page = Math.Clamp(query.Page, 0, Math.Max(0, (listed - 1) / query.PageSize));
        IReadOnlyList<string> shown = [.. ordered.Skip(page * query.PageSize).Take(query.PageSize)];
        await CompleteAsync(context, present, [.. shown, .. top], cancellationToken);
        var buckets = Buckets.Of(frame.Size, frame.From, frame.To);
        var values = await PeriodSeries.ReadAsync(
            context,
            frame,
            marks,
            figures,
            buckets,
            top,
            query.Measure,
            cancellationToken
        );
        return new()
        {
            From = frame.From,
            To = frame.To,
            Size = frame.Size,
            Buckets = buckets,
            Top = top.ConvertAll(id => new HistorySeries(id, present[id].Name, values.Of(id))),
            Others = values.Others,
            CountedAccounts = counted.Count,
            MinutesKeptFrom = frame.From < marks.MinutesFrom ? marks.MinutesFrom : null,
            Totals = figures.Totals(),
            Accounts = [.. shown.Select(id => Row(id, figures, present))],
            Page = page,
        };
    }

    public async Task<ThrottledAccounts> AccountsAsync(
        Actor actor,
        PeriodQuery query,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var marks = await HistoryMarks.ReadAsync(context, cancellationToken);
        var frame = PeriodFrame.Of(query.From, query.To, clock.GetUtcNow(), marks);
        if (frame.IsEmpty)
        {
            return new(frame.From, frame.To, []);
        }

        var figures = await PeriodFigures.ReadAsync(context, frame, marks, options.Value.EpisodeGap, cancellationToken);
        var (order, present) = await OrderAsync(context, figures, query, cancellationToken);
        IReadOnlyList<string> ordered = [.. order];
        await CompleteAsync(context, present, ordered, cancellationToken);
        return new(frame.From, frame.To, [.. ordered.Select(id => Row(id, figures, present))]);
    }

    public async Task<IReadOnlyDictionary<string, AccountNow>> NowAsync(
        Actor actor,
        IReadOnlyCollection<string> accountIds,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.PresentAsync(accountIds, limits.Value, cancellationToken);
    }

    public async Task<AccountHistory?> AccountAsync(
        Actor actor,
        string accountId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.AccountStates.AnyAsync(state => state.AccountId == accountId, cancellationToken))
        {
            return null;
        }

        var marks = await HistoryMarks.ReadAsync(context, cancellationToken);
        var frame = PeriodFrame.Of(from, to, clock.GetUtcNow(), marks, BucketSize.Hour);
        return frame.IsEmpty
            ? new(frame.From, frame.To, BucketSize.Hour, [])
            : new(
                frame.From,
                frame.To,
                frame.Size,
                await AccountPoints.ReadAsync(
                    context,
                    accountId,
                    frame,
                    marks,
                    options.Value.EpisodeGap,
                    cancellationToken
                )
            );
    }

    /// <summary>
    /// All ids that are listed, in order, and what had to be read for it of how they stand now.
    /// </summary>
    private async Task<(IEnumerable<string> Ids, Dictionary<string, AccountNow> Present)> OrderAsync(
        ConsoleDbContext context,
        PeriodFigures figures,
        PeriodQuery query,
        CancellationToken cancellationToken
    )
    {
        var present = AccountOrder.NeedsPresent(query.Sort)
            ? await context.PresentAsync(figures.ByAccount.Keys, limits.Value, cancellationToken)
            : [];
        var all = AccountOrder.Of(figures.ByAccount, present, query.Sort, query.Ascending);
        return (query.IsRefusals ? all.Where(id => figures.ByAccount[id].Of(query.Measure) > 0) : all, present);
    }

    private async Task CompleteAsync(
        ConsoleDbContext context,
        Dictionary<string, AccountNow> present,
        IEnumerable<string> ids,
        CancellationToken cancellationToken
    )
    {
        var missing = ids.Where(id => !present.ContainsKey(id)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var (id, now) in await context.PresentAsync(missing, limits.Value, cancellationToken))
        {
            present.Add(id, now);
        }
    }

    private static ThrottledAccount Row(string id, PeriodFigures figures, Dictionary<string, AccountNow> present)
    {
        var account = figures.ByAccount[id];
        return new(
            id,
            account.Transcripts,
            account.Minutes,
            account.Episodes,
            account.PeakQueued,
            account.Refused,
            present[id]
        )
        {
            Streams = account.Streams,
            Lemur = account.Lemur,
        };
    }
}
