using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Live;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Alerts;

/// <summary>
/// Raises an alert about each account that has been far over its limit for long enough, and ends it when the account is back under, looking
/// every ten seconds. One node does; two would do no harm: a standing alert is unique in the database, and every change is a compare and set.
/// </summary>
internal sealed partial class AlertWatch(
    IDbContextFactory<ConsoleDbContext> contexts,
    ChangeAnnouncer announcer,
    IOptions<AlertOptions> options,
    IOptions<LimitOptions> limits,
    BackgroundElection election,
    TimeProvider clock,
    ILogger<AlertWatch> logger)
    : SingletonService(TimeSpan.FromSeconds(10), election, clock, logger)
{
    /// <summary>Looked at beyond the minutes that an alert takes, so that "over since" tells more than that.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromHours(1);

    private bool _isFailing;

    /// <summary>One look at all accounts.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = Clock.GetUtcNow();
        var standing = await context.AccountAlerts.AsNoTracking()
            .Where(alert => alert.State == AlertState.Open || alert.State == AlertState.Claimed).ToDictionaryAsync(alert => alert.AccountId, cancellationToken);
        var accounts = await context.AccountStates.AsNoTracking()
            .Where(state => state.Queued > 0 || context.AccountAlerts.Any(alert => alert.AccountId == state.AccountId && (alert.State == AlertState.Open || alert.State == AlertState.Claimed)))
            .ToListAsync(cancellationToken);
        foreach (var state in accounts)
        {
            var limit = EffectiveLimit.Of(state, limits.Value).Value;
            var alert = standing.GetValueOrDefault(state.AccountId);
            if (alert is null && !options.Value.IsOver(state.Demand, limit))
            {
                continue;
            }

            var minutes = await MinutesAsync(context, state, limit, now, cancellationToken);
            if (alert is null)
            {
                await RaiseAsync(context, state, limit, minutes, now, cancellationToken);
            }
            else
            {
                await FollowAsync(context, alert, state, limit, minutes, now, cancellationToken);
            }
        }
    }

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(cancellationToken);
            _isFailing = false;
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or DbUpdateException or IOException or InvalidOperationException or TimeoutException
            && !cancellationToken.IsCancellationRequested)
        {
            if (!_isFailing)
            {
                _isFailing = true;
                LogFailed(exception);
            }
        }
    }

    /// <summary>The account's last minutes, the row before them among them when they reach back no further, and the one in progress.</summary>
    private async Task<List<ThrottleMinute>> MinutesAsync(ConsoleDbContext context, AccountState state, int limit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var from = now - LookBack - TimeSpan.FromMinutes(options.Value.OverMinutes);
        var own = context.ThrottleMinutes.AsNoTracking().Where(minute => minute.AccountId == state.AccountId);
        var minutes = await own.Where(minute => minute.Minute >= from).OrderBy(minute => minute.Minute).ToListAsync(cancellationToken);
        var before = await own.Where(minute => minute.Minute < from).OrderByDescending(minute => minute.Minute).Take(1).ToListAsync(cancellationToken);
        return [.. before, .. minutes, state.Minute.Close(state.AccountId, state.Running, state.Queued) with { EndLimit = limit }];
    }

    private async Task RaiseAsync(
        ConsoleDbContext context, AccountState state, int limit, List<ThrottleMinute> minutes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (OverSpell.Since(minutes, now, options.Value) is not { } since || now - since < TimeSpan.FromMinutes(options.Value.OverMinutes)
            || await IsDealtWithAsync(context, state.AccountId, since, cancellationToken))
        {
            return;
        }

        since = await BeginAsync(context, state.AccountId, minutes, since, cancellationToken);
        var alert = new AccountAlert
        {
            AccountId = state.AccountId,
            State = AlertState.Open,
            OverSince = since,
            RaisedAt = now,
            PeakDemand = minutes.Where(minute => minute.Minute.AddMinutes(1) >= since).Max(minute => minute.PeakDemand),
            Limit = limit,
        };
        try
        {
            context.AccountAlerts.Add(alert);
            announcer.Add(context, now, state.AccountId);
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            context.ChangeTracker.Clear();
            if (await context.AccountAlerts.AnyAsync(other => other.AccountId == state.AccountId && (other.State == AlertState.Open || other.State == AlertState.Claimed), cancellationToken))
            {
                // Another node was faster.
                return;
            }

            throw;
        }

        context.ChangeTracker.Clear();
        announcer.Publish(state.AccountId);
        LogRaised(state.AccountId, state.Demand, limit);
    }

    /// <summary>When the spell began, also when it is older than the minutes that were looked at.</summary>
    private async Task<DateTimeOffset> BeginAsync(
        ConsoleDbContext context, string accountId, List<ThrottleMinute> minutes, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (minutes[0].Minute.AddMinutes(1) != since)
        {
            return since;
        }

        var own = context.ThrottleMinutes.Where(minute => minute.AccountId == accountId);
        var under = await Under(own.Where(minute => minute.Minute < since)).MaxAsync(minute => (DateTimeOffset?)minute.Minute, cancellationToken);
        var first = await own.Where(minute => under == null || minute.Minute > under).MinAsync(minute => (DateTimeOffset?)minute.Minute, cancellationToken);
        return first?.AddMinutes(1) is { } begin && begin < since ? begin : since;
    }

    /// <summary>Minutes that ended with the account not over its limit: <see cref="AlertOptions.IsOver"/> for the database.</summary>
    private IQueryable<ThrottleMinute> Under(IQueryable<ThrottleMinute> minutes)
    {
        var percent = 100L + options.Value.OverPercent;
        return minutes.Where(minute =>
            minute.EndRunning + minute.EndQueued <= minute.EndLimit || (minute.EndRunning + minute.EndQueued) * 100L < minute.EndLimit * percent);
    }

    /// <summary>True when somebody has dealt with this very spell: the account was not back under its limit since.</summary>
    private async Task<bool> IsDealtWithAsync(ConsoleDbContext context, string accountId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var ended = await context.AccountAlerts.Where(alert => alert.AccountId == accountId && alert.State == AlertState.Done)
            .MaxAsync(alert => alert.EndedAt, cancellationToken);
        if (ended is not { } done)
        {
            return false;
        }

        if (since <= done)
        {
            return true;
        }

        // The minutes looked at may not reach back to it; a minute that ended under the limit since then does.
        var whole = done.Truncate(TimeSpan.FromMinutes(1));
        return !await Under(context.ThrottleMinutes.Where(minute => minute.AccountId == accountId && minute.Minute >= whole)).AnyAsync(cancellationToken);
    }

    private async Task FollowAsync(
        ConsoleDbContext context, AccountAlert alert, AccountState state, int limit, List<ThrottleMinute> minutes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asSeen = context.AccountAlerts.Where(row => row.Id == alert.Id && row.State == alert.State);
        if (OverSpell.HasEnded(minutes, now, options.Value))
        {
            if (await asSeen.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, AlertState.Over).SetProperty(row => row.EndedAt, now), cancellationToken) == 1)
            {
                await AnnounceAsync(context, state.AccountId, now, cancellationToken);
                LogOver(state.AccountId);
            }

            return;
        }

        var peak = minutes.Where(minute => minute.Minute.AddMinutes(1) >= alert.OverSince).Select(minute => minute.PeakDemand).Append(alert.PeakDemand).Max();
        if (peak != alert.PeakDemand || limit != alert.Limit)
        {
            await asSeen.ExecuteUpdateAsync(set => set.SetProperty(row => row.PeakDemand, peak).SetProperty(row => row.Limit, limit), cancellationToken);
        }
    }

    private async Task AnnounceAsync(ConsoleDbContext context, string accountId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        announcer.Add(context, now, accountId);
        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
        announcer.Publish(accountId);
    }

    [LoggerMessage(LogLevel.Information, "Account {AccountId} has been over its limit for long: {Demand} against {Limit}")]
    private partial void LogRaised(string accountId, int demand, int limit);

    [LoggerMessage(LogLevel.Information, "Account {AccountId} is back under its limit")]
    private partial void LogOver(string accountId);

    [LoggerMessage(LogLevel.Warning, "Alerts are not raised: the database does not answer")]
    private partial void LogFailed(Exception exception);
}
