using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Limits.Rates;

/// <inheritdoc cref="IRateReader"/>
internal sealed class RateReader(
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<LimitOptions> limits,
    IOptions<StreamingOptions> streaming,
    IStreamingTermsHistory termsHistory,
    TimeProvider clock
) : IRateReader
{
    private const int ExpiredDays = 30;

    public async Task<RateOverview?> AccountAsync(Actor actor, string accountId, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (
            await context
                .AccountStates.AsNoTracking()
                .FirstOrDefaultAsync(state => state.AccountId == accountId, cancellationToken)
            is not { } state
        )
        {
            return null;
        }

        var hour = now.AddHours(-1);
        var refused = await context
            .StreamingMinutes.AsNoTracking()
            .Where(minute => minute.AccountId == accountId && minute.Minute >= hour && minute.Refused > 0)
            .Select(minute => new { minute.Minute, minute.Refused })
            .ToListAsync(cancellationToken);

        // Both walk a partial index.
        var (since, longAgo) = (now.AddDays(-ExpiredDays), now - streaming.Value.LongOpen);
        var ofAccount = context.StreamingSessions.AsNoTracking().Where(session => session.AccountId == accountId);
        var open = ofAccount.Where(session => session.EndedAt == null);
        var expired = ofAccount.Where(session => session.EndReason == StreamingEnd.Expired && session.EndedAt >= since);
        return new()
        {
            State = state,
            Rates = await context.RatesAsync(state, limits.Value, streaming.Value, now, cancellationToken),
            RefusedLastHour = refused.Sum(minute => minute.Refused),
            LastRefusedMinute = refused.Count == 0 ? null : refused.Max(minute => minute.Minute),
            OpenTotal = await open.CountAsync(cancellationToken),
            OpenLong = await open.CountAsync(session => session.OpenedAt <= longAgo, cancellationToken),
            LongOpen = streaming.Value.LongOpen,
            Open = await open.OrderBy(session => session.OpenedAt)
                .ThenBy(session => session.Id)
                .Take(RateOverview.OldestOpen)
                .ToListAsync(cancellationToken),
            ExpiredTotal = await expired.CountAsync(cancellationToken),
            Expired = await expired
                .OrderByDescending(session => session.EndedAt)
                .ThenBy(session => session.Id)
                .Take(RateOverview.LastExpired)
                .ToListAsync(cancellationToken),
        };
    }

    public async Task<IReadOnlyList<StreamingSpan>> HistoryAsync(
        Actor actor,
        string accountId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (
            await context
                .AccountStates.AsNoTracking()
                .FirstOrDefaultAsync(state => state.AccountId == accountId, cancellationToken)
            is not { } state
        )
        {
            return [];
        }

        var ofAccount = context.StreamingMinutes.AsNoTracking().Where(minute => minute.AccountId == accountId);
        var before = await ofAccount
            .Where(minute => minute.Minute < from)
            .OrderByDescending(minute => minute.Minute)
            .FirstOrDefaultAsync(cancellationToken);
        var inside = await ofAccount
            .Where(minute => minute.Minute >= from && minute.Minute < to)
            .OrderBy(minute => minute.Minute)
            .ToListAsync(cancellationToken);
        if (inside.Count == 0)
        {
            return [];
        }

        var known = before?.Minute ?? from;
        var terms = await termsHistory.ReadAsync(state, known < from ? known : from, cancellationToken);
        return StreamingHistory.Of(before, inside, terms, streaming.Value, from, to);
    }

    public async Task<IReadOnlyList<StreamingMove>> MovesAsync(
        Actor actor,
        string accountId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    ) => StreamingMove.Of(await HistoryAsync(actor, accountId, from, to, cancellationToken), streaming.Value);

    public async Task<SessionFinding> FindSessionAsync(
        Actor actor,
        string accountId,
        string id,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        if (!SessionFinding.MayExist(id))
        {
            return new SessionFinding.Nothing(id);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.FindSessionAsync(accountId, id, clock.GetUtcNow(), cancellationToken);
    }
}
