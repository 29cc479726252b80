using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Throttling;

/// <inheritdoc cref="IThrottlingReader"/>
internal sealed class ThrottlingReader(
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<LimitOptions> limits,
    IOptions<ThrottlingOptions> options,
    TimeProvider clock
) : IThrottlingReader
{
    public async Task<NowOverview> NowAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = context.AccountStates.Where(state => state.Queued > 0);
        var totals = await waiting
            .GroupBy(_ => 1)
            .Select(states => new { Accounts = states.Count(), Waiting = states.Sum(state => (long)state.Queued) })
            .FirstOrDefaultAsync(cancellationToken);
        var running = await RunningAsync(context, cancellationToken);
        var deepest = await waiting
            .OrderByDescending(state => state.Queued)
            .ThenBy(state => state.AccountId)
            .Select(state => state.AccountId)
            .Take(NowOverview.MaximumRows)
            .ToListAsync(cancellationToken);
        var throttled = await context.OverviewsAsync(
            deepest,
            limits.Value,
            options.Value.EpisodeGap,
            cancellationToken
        );
        return new(
            now,
            totals?.Accounts ?? 0,
            totals?.Waiting ?? 0,
            running,
            [
                .. throttled
                    .OrderByDescending(account => account.State.Queued)
                    .ThenBy(account => account.Account.Id, StringComparer.Ordinal),
            ],
            await RefusedAsync(
                context,
                context
                    .ThrottleMinutes.Where(minute => minute.RefusedForBalance > 0 && minute.Minute >= now.AddHours(-1))
                    .Select(minute => new Refusal
                    {
                        AccountId = minute.AccountId,
                        Minute = minute.Minute,
                        Count = minute.RefusedForBalance,
                    }),
                cancellationToken
            ),
            await context
                .AuditEntries.AsNoTracking()
                .Where(entry =>
                    entry.AccountId != null
                    && entry.Action != AuditActions.CreateAccount
                    && entry.Action != AuditActions.Export
                )
                .OrderByDescending(entry => entry.Sequence)
                .Take(10)
                .ToListAsync(cancellationToken)
        )
        {
            StreamsRefused = await RefusedAsync(
                context,
                context
                    .StreamingMinutes.Where(minute => minute.Refused > 0 && minute.Minute >= now.AddHours(-1))
                    .Select(minute => new Refusal
                    {
                        AccountId = minute.AccountId,
                        Minute = minute.Minute,
                        Count = minute.Refused,
                    }),
                cancellationToken
            ),
            LemurRefused = await RefusedAsync(
                context,
                context
                    .LemurMinutes.Where(minute => minute.Minute >= now.AddHours(-1))
                    .Select(minute => new Refusal
                    {
                        AccountId = minute.AccountId,
                        Minute = minute.Minute,
                        Count = minute.Refused,
                    }),
                cancellationToken
            ),
        };
    }

    public async Task<IReadOnlyList<ThrottleMinute>> HistoryAsync(
        Actor actor,
        string accountId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ofAccount = context.ThrottleMinutes.AsNoTracking().Where(minute => minute.AccountId == accountId);
        var before = await ofAccount
            .Where(minute => minute.Minute < from)
            .OrderByDescending(minute => minute.Minute)
            .Take(1)
            .ToListAsync(cancellationToken);
        var inside = await ofAccount
            .Where(minute => minute.Minute >= from && minute.Minute < to)
            .OrderBy(minute => minute.Minute)
            .ToListAsync(cancellationToken);
        return [.. before, .. inside];
    }

    /// <summary>Counted in two parts, because each has a partial index.</summary>
    private static async Task<long> RunningAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        var processing = context.Transcripts.Where(transcript => transcript.Status == TranscriptStatus.Processing);
        return await processing.LongCountAsync(transcript => transcript.LeaseToken == null, cancellationToken)
            + await processing.LongCountAsync(transcript => transcript.LeaseToken != null, cancellationToken);
    }

    /// <summary>The accounts with the most refusals.</summary>
    private async Task<List<RefusedAccount>> RefusedAsync(
        ConsoleDbContext context,
        IQueryable<Refusal> minutes,
        CancellationToken cancellationToken
    )
    {
        var refusals = await minutes
            .GroupBy(minute => minute.AccountId)
            .Select(ofAccount => new
            {
                AccountId = ofAccount.Key,
                Refusals = ofAccount.Sum(minute => minute.Count),
                First = ofAccount.Min(minute => minute.Minute),
            })
            .OrderByDescending(refused => refused.Refusals)
            .Take(NowOverview.MaximumRows)
            .ToDictionaryAsync(refused => refused.AccountId, cancellationToken);
        var accounts = await context.OverviewsAsync(
            refusals.Keys,
            limits.Value,
            options.Value.EpisodeGap,
            cancellationToken
        );
        return
        [
            .. accounts
                .Select(account => new RefusedAccount(
                    account,
                    refusals[account.Account.Id].Refusals,
                    refusals[account.Account.Id].First
                ))
                .OrderByDescending(refused => refused.Refusals),
        ];
    }

    /// <summary>What an account was refused in a minute.</summary>
    private sealed class Refusal
    {
        public required string AccountId { get; init; }

        public required DateTimeOffset Minute { get; init; }

        public required long Count { get; init; }
    }
}
