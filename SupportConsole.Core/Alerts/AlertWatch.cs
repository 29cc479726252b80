using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Live;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Alerts;

/// <summary>
/// Raises an alert about each account that has been far over its limit for long enough, and ends it when the account is
/// back under, looking every ten seconds. One node does; two would do no harm: a standing alert is unique in the
/// database, and every change is a compare and set.
/// </summary>
internal sealed partial class AlertWatch(
    IDbContextFactory<ConsoleDbContext> contexts,
    ChangeAnnouncer announcer,
    IOptions<AlertOptions> options,
    IOptions<LimitOptions> limits,
    BackgroundElection election,
    TimeProvider clock,
    ILogger<AlertWatch> logger
) : SingletonService(TimeSpan.FromSeconds(10), election, clock, logger)
{
    private bool _isFailing;

    /// <summary>
    /// One look at all accounts, in a fixed number of statements and one more for each change that it makes.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = Clock.GetUtcNow();
        var watched = await context.WatchedAsync(options.Value, limits.Value, now, cancellationToken);
        var fresh = watched.Where(account => account.Alert is null).ToList();
        await FollowAsync(context, [.. watched.Where(account => account.Alert is not null)], now, cancellationToken);
        foreach (var alert in await context.DueAsync(fresh, options.Value, now, cancellationToken))
        {
            await RaiseAsync(context, alert, now, cancellationToken);
        }
    }

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(cancellationToken);
            _isFailing = false;
        }
        catch (Exception exception)
            when (exception
                    is System.Data.Common.DbException
                        or DbUpdateException
                        or IOException
                        or InvalidOperationException
                        or TimeoutException
                && !cancellationToken.IsCancellationRequested
            )
        {
            if (!_isFailing)
            {
                _isFailing = true;
                LogFailed(exception);
            }
        }
    }

    private async Task RaiseAsync(
        ConsoleDbContext context,
        AccountAlert alert,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        try
        {
            context.AccountAlerts.Add(alert);
            announcer.Add(context, now, alert.AccountId);
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            context.ChangeTracker.Clear();
            if (
                await context.AccountAlerts.AnyAsync(
                    other =>
                        other.AccountId == alert.AccountId
                        && (other.State == AlertState.Open || other.State == AlertState.Claimed),
                    cancellationToken
                )
            )
            {
                // Another node was faster.
                return;
            }

            throw;
        }

        context.ChangeTracker.Clear();
        announcer.Publish(alert.AccountId);
        LogRaised(alert.AccountId, alert.PeakDemand, alert.Limit);
    }

    private async Task FollowAsync(
        ConsoleDbContext context,
        IReadOnlyList<WatchedAccount> accounts,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        foreach (var account in accounts)
        {
            var alert = account.Alert!;
            var asSeen = context.AccountAlerts.Where(row => row.Id == alert.Id && row.State == alert.State);
            if (OverLimitPeriod.HasEnded(account.Minutes, now, options.Value))
            {
                if (
                    await asSeen.ExecuteUpdateAsync(
                        set => set.SetProperty(row => row.State, AlertState.Over).SetProperty(row => row.EndedAt, now),
                        cancellationToken
                    ) == 1
                )
                {
                    await AnnounceAsync(context, alert.AccountId, now, cancellationToken);
                    LogOver(alert.AccountId);
                }
            }
            else if (
                Math.Max(alert.PeakDemand, account.PeakSince(alert.OverSince)) is var peak
                && (peak != alert.PeakDemand || account.Limit != alert.Limit)
            )
            {
                await asSeen.ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.PeakDemand, peak).SetProperty(row => row.Limit, account.Limit),
                    cancellationToken
                );
            }
        }
    }

    private async Task AnnounceAsync(
        ConsoleDbContext context,
        string accountId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        announcer.Add(context, now, accountId);
        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
        announcer.Publish(accountId);
    }

    [LoggerMessage(
        LogLevel.Information,
        "Account {AccountId} has been over its limit for long: up to {Peak} against {Limit}"
    )]
    private partial void LogRaised(string accountId, int peak, int limit);

    [LoggerMessage(LogLevel.Information, "Account {AccountId} is back under its limit")]
    private partial void LogOver(string accountId);

    [LoggerMessage(LogLevel.Warning, "Alerts are not raised: the database does not answer")]
    private partial void LogFailed(Exception exception);
}
