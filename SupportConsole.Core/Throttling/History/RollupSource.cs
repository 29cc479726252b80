using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Throttling.History;

/// <summary>Reads what a span consists of and sums it up, account by account.</summary>
internal sealed class RollupSource(IDbContextFactory<ConsoleDbContext> contexts, IOptions<ThrottlingOptions> options)
{
    /// <summary>Start of the first minute that is known; null when nothing ever happened.</summary>
    public async Task<DateTimeOffset?> FirstMinuteAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ThrottleMinutes.MinAsync(minute => (DateTimeOffset?)minute.Minute, cancellationToken);
    }

    /// <summary>The sums of a span that is over.</summary>
    public async Task<IReadOnlyCollection<ThrottleRollup>> SumAsync(
        RollupResolution resolution,
        DateTimeOffset start,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return resolution == RollupResolution.Hour
            ? await SumMinutesAsync(context, start, cancellationToken)
            : await SumRollupsAsync(context, resolution, start, cancellationToken);
    }

    private async Task<IReadOnlyCollection<ThrottleRollup>> SumMinutesAsync(
        ConsoleDbContext context,
        DateTimeOffset start,
        CancellationToken cancellationToken
    )
    {
        var end = RollupCalendar.Next(RollupResolution.Hour, start);
        var hourBefore = start.AddHours(-1);
        var before = await context
            .ThrottleRollups.AsNoTracking()
            .Where(rollup =>
                rollup.Resolution == RollupResolution.Hour && rollup.Start == hourBefore && rollup.ThrottledMinutes > 0
            )
            .ToDictionaryAsync(rollup => rollup.AccountId, RollupCarry.Of, StringComparer.Ordinal, cancellationToken);
        var sums = new List<ThrottleRollup>();
        await foreach (var minutes in ByAccountAsync(context, start, end, cancellationToken))
        {
            before.Remove(minutes[0].AccountId, out var carry);
            sums.Add(RollupSums.OfMinutes(minutes[0].AccountId, start, end, minutes, carry, options.Value.EpisodeGap)!);
        }

        // Nothing happened to these, but their queue may have stood.
        sums.AddRange(
            before
                .Select(account =>
                    RollupSums.OfMinutes(account.Key, start, end, [], account.Value, options.Value.EpisodeGap)
                )
                .OfType<ThrottleRollup>()
        );
        return sums;
    }

    /// <summary>
    /// Each account's rows of a span. The minutes in progress are read before those that are closed: one that is closed
    /// between the two is read twice, and never missed.
    /// </summary>
    private static async IAsyncEnumerable<List<ThrottleMinute>> ByAccountAsync(
        ConsoleDbContext context,
        DateTimeOffset start,
        DateTimeOffset end,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var states = await context
            .AccountStates.AsNoTracking()
            .Where(state => state.Minute.Start >= start && state.Minute.Start < end)
            .Select(state => new
            {
                state.AccountId,
                state.Minute,
                state.Running,
                state.Queued,
            })
            .ToListAsync(cancellationToken);
        var open = states.ToDictionary(
            state => state.AccountId,
            state => state.Minute.Close(state.AccountId, state.Running, state.Queued),
            StringComparer.Ordinal
        );
        var minutes = new List<ThrottleMinute>();
        await foreach (
            var minute in Closed(context, start, end).AsAsyncEnumerable().WithCancellation(cancellationToken)
        )
        {
            if (minutes.Count > 0 && minutes[0].AccountId != minute.AccountId)
            {
                yield return WithOpen(minutes, open);
                minutes = [];
            }

            minutes.Add(minute);
        }

        if (minutes.Count > 0)
        {
            yield return WithOpen(minutes, open);
        }

        foreach (var minute in open.Values)
        {
            yield return [minute];
        }
    }

    private static List<ThrottleMinute> WithOpen(List<ThrottleMinute> minutes, Dictionary<string, ThrottleMinute> open)
    {
        if (open.Remove(minutes[0].AccountId, out var last) && last.Minute > minutes[^1].Minute)
        {
            minutes.Add(last);
        }

        return minutes;
    }

    /// <summary>
    /// The rows of closed minutes, by account and time. Sought account by account, because the table has no index by
    /// time alone: each decision would have to write it. Who did nothing since the span began is skipped.
    /// </summary>
    private static IQueryable<ThrottleMinute> Closed(ConsoleDbContext context, DateTimeOffset start, DateTimeOffset end)
    {
        var (first, last) = (start.ToUnixTimeMilliseconds(), end.ToUnixTimeMilliseconds());
        return context
            .ThrottleMinutes.FromSql(
                $"""
                SELECT m.account_id, m.minute_start, m.submitted, m.throttled, m.finished, m.refused_for_balance, m.waited, m.wait_milliseconds, m.longest_wait_milliseconds,
                    m.peak_running, m.peak_queued, m.peak_demand, m.end_running, m.end_queued, m.end_limit
                FROM account_states s CROSS JOIN throttle_minutes m
                WHERE s.minute_start >= {first} AND m.account_id = s.account_id AND m.minute_start >= {first} AND m.minute_start < {last}
                ORDER BY m.account_id, m.minute_start
                """
            )
            .AsNoTracking();
    }

    private static async Task<IReadOnlyCollection<ThrottleRollup>> SumRollupsAsync(
        ConsoleDbContext context,
        RollupResolution resolution,
        DateTimeOffset start,
        CancellationToken cancellationToken
    )
    {
        var source = (int)(resolution - 1);
        var (first, last) = (
            start.ToUnixTimeMilliseconds(),
            RollupCalendar.Next(resolution, start).ToUnixTimeMilliseconds()
        );
        var parts = context
            .ThrottleRollups.FromSql(
                $"""
                SELECT p.account_id, p.resolution, p.bucket_start, p.submitted, p.throttled, p.finished, p.refused_for_balance, p.waited, p.wait_milliseconds,
                    p.longest_wait_milliseconds, p.peak_running, p.peak_queued, p.peak_demand, p.end_running, p.end_queued, p.end_limit, p.throttled_minutes,
                    p.episodes, p.last_throttled_minute
                FROM account_states s CROSS JOIN throttle_rollups p
                WHERE p.account_id = s.account_id AND p.resolution = {source} AND p.bucket_start >= {first} AND p.bucket_start < {last}
                ORDER BY p.account_id, p.bucket_start
                """
            )
            .AsNoTracking();
        var sums = new List<ThrottleRollup>();
        var ofAccount = new List<ThrottleRollup>();
        await foreach (var part in parts.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (ofAccount.Count > 0 && ofAccount[0].AccountId != part.AccountId)
            {
                sums.Add(RollupSums.OfRollups(resolution, start, ofAccount));
                ofAccount = [];
            }

            ofAccount.Add(part);
        }

        if (ofAccount.Count > 0)
        {
            sums.Add(RollupSums.OfRollups(resolution, start, ofAccount));
        }

        return sums;
    }
}
