using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Throttling.Classification;

namespace SupportConsole.Core.Throttling.Episodes;

/// <inheritdoc cref="IAccountPeriodReader"/>
internal sealed class AccountPeriodReader(
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<ThrottlingOptions> options,
    IOptions<ClassificationOptions> classification,
    TimeProvider clock
) : IAccountPeriodReader
{
    public async Task<AccountPeriod> ReadAsync(
        Actor actor,
        string accountId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        var now = clock.GetUtcNow();
        var kept = now.AddDays(-options.Value.MinuteDays);
        (from, to) = (from < kept ? kept : from, to > now ? now : to);
        if (from >= to)
        {
            return new(from, to, [], 0, new(0, null));
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var start = from.Truncate(TimeSpan.FromMinutes(1));
        var ofAccount = context.ThrottleMinutes.AsNoTracking().Where(minute => minute.AccountId == accountId);
        var refusals = await ofAccount
            .Where(minute => minute.Minute >= start && minute.Minute < to && minute.RefusedForBalance > 0)
            .GroupBy(_ => 1)
            .Select(minutes => new
            {
                Count = minutes.Sum(minute => minute.RefusedForBalance),
                Last = minutes.Max(minute => minute.Minute),
            })
            .FirstOrDefaultAsync(cancellationToken);

        // Minutes in which nothing waited make no episode.
        var queued = ofAccount.Where(minute => minute.PeakQueued > 0);
        var before = await queued
            .Where(minute => minute.Minute < start)
            .OrderByDescending(minute => minute.Minute)
            .Take(1)
            .ToListAsync(cancellationToken);
        var inside = await queued
            .Where(minute => minute.Minute >= start && minute.Minute < to)
            .OrderBy(minute => minute.Minute)
            .ToListAsync(cancellationToken);
        var since =
            to < now
                ? null
                : await context
                    .AccountStates.Where(state => state.AccountId == accountId)
                    .Select(state => state.ThrottledSince)
                    .FirstOrDefaultAsync(cancellationToken);
        var episodes = EpisodeList.Of(
            [.. before, .. inside],
            from,
            to,
            options.Value.EpisodeGap,
            classification.Value,
            since
        );
        return new(
            from,
            to,
            [.. episodes.Take(AccountPeriod.MaximumEpisodes)],
            episodes.Count,
            new(refusals?.Count ?? 0, refusals?.Last)
        );
    }

    public async Task<IReadOnlyList<LimitChange>> LimitChangesAsync(
        Actor actor,
        string accountId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .LimitChanges.AsNoTracking()
            .Where(change =>
                change.AccountId == accountId
                && change.Kind == LimitKind.AsyncConcurrency
                && change.At >= from
                && change.At < to
            )
            .OrderBy(change => change.At)
            .ThenBy(change => change.AuditSequence)
            .ToListAsync(cancellationToken);
    }
}
