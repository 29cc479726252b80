using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Core.Throttling.Episodes;

/// <inheritdoc cref="IAccountPeriodReader"/>
internal sealed class AccountPeriodReader(
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<ThrottlingOptions> options,
    IOptions<ClassificationOptions> classification,
    IOptions<LimitOptions> limits,
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
        var state = await context
            .AccountStates.AsNoTracking()
            .FirstOrDefaultAsync(state => state.AccountId == accountId, cancellationToken);
        var since = to < now ? null : state?.ThrottledSince;
        var limit = state is null ? 0 : EffectiveLimit.Of(state, limits.Value).ForDemand;
        var episodes = EpisodeList.Of(
            LimitWaits.Of([.. before, .. inside], limit),
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

    public async Task<RefusalPeriod> RefusalsAsync(
        Actor actor,
        string accountId,
        LimitedProduct? only,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        var now = clock.GetUtcNow();
        var kept = now.AddDays(-options.Value.MinuteDays);
        (from, to) = (from < kept ? kept : from, to > now ? now : to);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (from >= to || await LemurLimitAsync(context, accountId, cancellationToken) is not { } limit)
        {
            return new(from, to, [], 0);
        }

        var start = from.Truncate(TimeSpan.FromMinutes(1));
        var episodes = new List<RefusalEpisode>();
        LimitedProduct[] products = only is { } one ? [one] : [LimitedProduct.Streaming, LimitedProduct.Lemur];
        foreach (var product in products)
        {
            var before = await context.LastRefusalAsync(product, accountId, limit, start, cancellationToken);
            var inside = await context.RefusalsAsync(product, accountId, limit, start, to, cancellationToken);
            episodes.AddRange(
                RefusalCourse
                    .Episodes([.. before, .. inside], from, to, now, options.Value.EpisodeGap, classification.Value)
                    .Select(episode => new RefusalEpisode(product, episode))
            );
        }

        return new(
            from,
            to,
            [
                .. episodes
                    .OrderByDescending(refused => refused.Episode.Start)
                    .ThenBy(refused => refused.Product)
                    .Take(AccountPeriod.MaximumEpisodes),
            ],
            episodes.Count
        );
    }

    public async Task<IReadOnlyList<RefusalMinute>> RefusedMinutesAsync(
        Actor actor,
        string accountId,
        LimitedProduct product,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await LemurLimitAsync(context, accountId, cancellationToken) is not { } limit
            ? []
            : await context.RefusalsAsync(
                product,
                accountId,
                limit,
                from.Truncate(TimeSpan.FromMinutes(1)),
                to,
                cancellationToken
            );
    }

    public async Task<IReadOnlyList<LimitChange>> LimitChangesAsync(
        Actor actor,
        string accountId,
        LimitKind kind,
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
                change.AccountId == accountId && change.Kind == kind && change.At >= from && change.At < to
            )
            .OrderBy(change => change.At)
            .ThenBy(change => change.AuditSequence)
            .ToListAsync(cancellationToken);
    }

    private async Task<int?> LemurLimitAsync(
        ConsoleDbContext context,
        string accountId,
        CancellationToken cancellationToken
    ) =>
        await context
            .AccountStates.AsNoTracking()
            .FirstOrDefaultAsync(state => state.AccountId == accountId, cancellationToken)
            is { } state
            ? LemurLimit.Of(state, limits.Value)
            : null;
}
