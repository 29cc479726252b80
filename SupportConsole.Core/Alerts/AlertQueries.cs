using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Core.Alerts;

/// <summary>What the alert watch reads: all accounts together, one statement for each kind of row.</summary>
internal static class AlertQueries
{
    /// <summary>Looked at beyond the minutes that an alert takes, so that "over since" tells more than that.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromHours(1);

    /// <summary>The accounts that are over their limit now, and those of which an alert stands.</summary>
    public static async Task<IReadOnlyList<WatchedAccount>> WatchedAsync(
        this ConsoleDbContext context,
        AlertOptions options,
        LimitOptions limits,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var standing = await context
            .AccountAlerts.AsNoTracking()
            .Where(alert => alert.State == AlertState.Open || alert.State == AlertState.Claimed)
            .ToDictionaryAsync(alert => alert.AccountId, cancellationToken);
        var states = await context
            .AccountStates.AsNoTracking()
            .Where(state =>
                (state.Queued > 0 && state.PausedUntil == null && !state.Disabled)
                || context
                    .Set<AccountAlert>()
                    .Any(alert =>
                        alert.AccountId == state.AccountId
                        && (alert.State == AlertState.Open || alert.State == AlertState.Claimed)
                    )
            )
            .ToListAsync(cancellationToken);
        var accounts = states
            .Select(state =>
                (
                    State: state,
                    Alert: standing.GetValueOrDefault(state.AccountId) is { Kind: LimitedProduct.Transcripts } alert
                        ? alert
                        : null,
                    Limit: EffectiveLimit.Of(state, limits).Value
                )
            )
            .Where(account => account.Alert is not null || options.IsOver(account.State.Demand, account.Limit))
            .ToList();
        if (accounts.Count == 0)
        {
            return [];
        }

        var minutes = await context.EndedMinutesAsync(
            [.. accounts.Select(account => account.State.AccountId)],
            now - LookBack - TimeSpan.FromMinutes(options.OverMinutes),
            cancellationToken
        );
        return accounts.ConvertAll(account => new WatchedAccount(
            account.State.AccountId,
            account.Alert,
            account.Limit,
            [
                .. minutes[account.State.AccountId],
                account.State.Minute.Close(account.State.AccountId, account.State.Running, account.State.Queued) with
                {
                    EndLimit = account.Limit,
                },
            ]
        )
        {
            QueueSince = account.State.ThrottledSince,
            IsTaken = account.Alert is null && standing.ContainsKey(account.State.AccountId),
        });
    }

    /// <summary>
    /// The alerts to raise: of accounts that have been over for long enough, unless somebody has dealt with this very
    /// period over the limit.
    /// </summary>
    public static async Task<IReadOnlyList<AccountAlert>> DueAsync(
        this ConsoleDbContext context,
        IReadOnlyList<WatchedAccount> accounts,
        AlertOptions options,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var due = accounts
            .Select(account => (Account: account, Since: OverLimitPeriod.Since(account.Minutes, now, options)))
            .Where(over => over.Since is { } since && now - since >= TimeSpan.FromMinutes(options.OverMinutes))
            .Select(over => (over.Account, Since: over.Since!.Value))
            .ToList();
        if (due.Count == 0)
        {
            return [];
        }

        var ids = due.Select(over => over.Account.AccountId).ToArray();
        var dealtWith = await context
            .AccountAlerts.Where(alert => EF.Parameter(ids).Contains(alert.AccountId) && alert.State == AlertState.Done)
            .Where(alert => alert.Kind == LimitedProduct.Transcripts)
            .GroupBy(alert => alert.AccountId)
            .Select(alerts => new { AccountId = alerts.Key, EndedAt = alerts.Max(alert => alert.EndedAt) })
            .ToDictionaryAsync(alert => alert.AccountId, alert => alert.EndedAt, cancellationToken);
        var overs = await context.SpellsAsync(ids, options, cancellationToken);
        return
        [
            .. due.Where(over =>
                    !IsDealtWith(
                        over.Since,
                        dealtWith.GetValueOrDefault(over.Account.AccountId),
                        overs[over.Account.AccountId].LastUnder
                    )
                )
                .Select(over =>
                    Alert(over.Account, Begin(over.Account, over.Since, overs[over.Account.AccountId].First), now)
                ),
        ];
    }

    private static AccountAlert Alert(WatchedAccount account, DateTimeOffset since, DateTimeOffset now) =>
        new()
        {
            AccountId = account.AccountId,
            State = AlertState.Open,
            OverSince = since,
            RaisedAt = now,
            PeakDemand = account.PeakSince(since),
            Limit = account.Limit,
        };

    /// <summary>
    /// When the period over the limit began, also when it is older than the minutes that were looked at.
    /// </summary>
    private static DateTimeOffset Begin(WatchedAccount account, DateTimeOffset since, DateTimeOffset? first) =>
        account.Minutes[0].Minute.AddMinutes(1) == since && first?.AddMinutes(1) is { } begin && begin < since
            ? begin
            : since;

    /// <summary>
    /// True when the account was not back under its limit since somebody said that it is dealt with. The minutes looked
    /// at may not reach back so far.
    /// </summary>
    private static bool IsDealtWith(DateTimeOffset since, DateTimeOffset? done, DateTimeOffset? lastUnder) =>
        done is { } at && (since <= at || lastUnder is null || lastUnder < at.Truncate(TimeSpan.FromMinutes(1)));

    /// <summary>The accounts' minutes that are over: those since a time and the last one before it, in order.</summary>
    private static async Task<ILookup<string, ThrottleMinute>> EndedMinutesAsync(
        this ConsoleDbContext context,
        string[] ids,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        var inside = await context
            .ThrottleMinutes.AsNoTracking()
            .Where(minute => EF.Parameter(ids).Contains(minute.AccountId) && minute.Minute >= since)
            .ToListAsync(cancellationToken);
        var before = await (
            from state in context.AccountStates
            where EF.Parameter(ids).Contains(state.AccountId)
            let last = context
                .Set<ThrottleMinute>()
                .Where(minute => minute.AccountId == state.AccountId && minute.Minute < since)
                .OrderByDescending(minute => minute.Minute)
                .Select(minute => (DateTimeOffset?)minute.Minute)
                .FirstOrDefault()
            join minute in context.ThrottleMinutes.AsNoTracking()
                on new { state.AccountId, Minute = last } equals new
                {
                    minute.AccountId,
                    Minute = (DateTimeOffset?)minute.Minute,
                }
            select minute
        ).ToListAsync(cancellationToken);
        return before
            .Concat(inside)
            .OrderBy(minute => minute.Minute)
            .ToLookup(minute => minute.AccountId, StringComparer.Ordinal);
    }

    /// <summary>
    /// The last whole minute that each account ended under its limit (<see cref="AlertOptions.IsOver"/> for the
    /// database), and the first one after it.
    /// </summary>
    private static Task<Dictionary<string, (DateTimeOffset? LastUnder, DateTimeOffset? First)>> SpellsAsync(
        this ConsoleDbContext context,
        string[] ids,
        AlertOptions options,
        CancellationToken cancellationToken
    )
    {
        var percent = 100L + options.OverPercent;
        return (
            from state in context.AccountStates
            where EF.Parameter(ids).Contains(state.AccountId)
            let under = context
                .Set<ThrottleMinute>()
                .Where(minute =>
                    minute.AccountId == state.AccountId
                    && minute.Minute < state.Minute.Start
                    && (
                        minute.EndRunning + minute.EndQueued <= minute.EndLimit
                        || (minute.EndRunning + minute.EndQueued) * 100L < minute.EndLimit * percent
                    )
                )
                .OrderByDescending(minute => minute.Minute)
                .Select(minute => (DateTimeOffset?)minute.Minute)
                .FirstOrDefault()
            select new
            {
                state.AccountId,
                LastUnder = under,
                First = context
                    .Set<ThrottleMinute>()
                    .Where(minute => minute.AccountId == state.AccountId && (under == null || minute.Minute > under))
                    .OrderBy(minute => minute.Minute)
                    .Select(minute => (DateTimeOffset?)minute.Minute)
                    .FirstOrDefault(),
            }
        ).ToDictionaryAsync(over => over.AccountId, over => (over.LastUnder, over.First), cancellationToken);
    }
}
