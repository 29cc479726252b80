using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Live;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Core.Throttling.Refusals;

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
    IOptions<ThrottlingOptions> throttling,
    IOptions<ClassificationOptions> classification,
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
        var fresh = watched.Where(account => account is { Alert: null, IsTaken: false }).ToList();
        await FollowAsync(context, [.. watched.Where(account => account.Alert is not null)], now, cancellationToken);
        foreach (var alert in await context.DueAsync(fresh, options.Value, now, cancellationToken))
        {
            var account = watched.First(account => account.AccountId == alert.AccountId);
            await RaiseAsync(context, alert with { Pattern = PatternOf(account, now) }, now, cancellationToken);
        }

        await WatchStreamingAsync(context, now, cancellationToken);
    }

    private ThrottlingClass PatternOf(WatchedAccount account, DateTimeOffset now) =>
        ThrottlingClassifier
            .Classify(
                account.Minutes,
                now,
                account.Limit,
                account.QueueSince,
                classification.Value,
                throttling.Value.EpisodeGap
            )
            .Class;

    /// <summary>The same for accounts near their limit on new streaming sessions.</summary>
    private async Task WatchStreamingAsync(
        ConsoleDbContext context,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var gap = throttling.Value.EpisodeGap;
        var near = await context.NearLimitAsync(options.Value, now, cancellationToken);
        foreach (var account in near.Where(account => account.Alert is not null))
        {
            await FollowAsync(context, account, now, gap, cancellationToken);
        }

        var courses = near.Where(account => account.Alert is null && account.Since(now, gap) is not null)
            .ToDictionary(account => account.AccountId, account => account.Since(now, gap)!.Value);
        if (courses.Count == 0)
        {
            return;
        }

        var excluded = await context.NotToRaiseAsync(courses, cancellationToken);
        foreach (
            var account in near.Where(account =>
                courses.ContainsKey(account.AccountId) && !excluded.Contains(account.AccountId)
            )
        )
        {
            var since = courses[account.AccountId];
            var (asked, limit) = account.PeakSince(since);
            await RaiseAsync(
                context,
                new()
                {
                    AccountId = account.AccountId,
                    Kind = LimitedProduct.Streaming,
                    State = AlertState.Open,
                    OverSince = since,
                    RaisedAt = now,
                    PeakDemand = asked,
                    Limit = limit,
                    Pattern = account.Pattern(now, classification.Value, gap),
                },
                now,
                cancellationToken
            );
        }
    }

    private async Task FollowAsync(
        ConsoleDbContext context,
        NearLimitAccount account,
        DateTimeOffset now,
        TimeSpan gap,
        CancellationToken cancellationToken
    )
    {
        var alert = account.Alert!;
        if (account.HasEnded(now, gap))
        {
            await EndAsync(context, alert, now, cancellationToken);
            return;
        }

        var (asked, limit) = account.PeakSince(alert.OverSince);
        await UpdateAsync(
            context,
            alert,
            Math.Max(alert.PeakDemand, asked),
            asked > alert.PeakDemand ? limit : alert.Limit,
            account.Pattern(now, classification.Value, gap),
            cancellationToken
        );
    }

    private async Task EndAsync(
        ConsoleDbContext context,
        AccountAlert alert,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var asSeen = context.AccountAlerts.Where(row => row.Id == alert.Id && row.State == alert.State);
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

    private static async Task UpdateAsync(
        ConsoleDbContext context,
        AccountAlert alert,
        int peak,
        int limit,
        ThrottlingClass? pattern,
        CancellationToken cancellationToken
    )
    {
        if (peak != alert.PeakDemand || limit != alert.Limit || pattern != alert.Pattern)
        {
            await context
                .AccountAlerts.Where(row => row.Id == alert.Id && row.State == alert.State)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.PeakDemand, peak)
                            .SetProperty(row => row.Limit, limit)
                            .SetProperty(row => row.Pattern, pattern),
                    cancellationToken
                );
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
            if (OverLimitPeriod.HasEnded(account.Minutes, now, options.Value))
            {
                await EndAsync(context, alert, now, cancellationToken);
            }
            else
            {
                await UpdateAsync(
                    context,
                    alert,
                    Math.Max(alert.PeakDemand, account.PeakSince(alert.OverSince)),
                    account.Limit,
                    PatternOf(account, now),
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
        "Account {AccountId} is over its limit for long, or near that on new sessions: up to {Peak} against {Limit}"
    )]
    private partial void LogRaised(string accountId, int peak, int limit);

    [LoggerMessage(LogLevel.Information, "Account {AccountId} is back under its limit")]
    private partial void LogOver(string accountId);

    [LoggerMessage(LogLevel.Warning, "Alerts are not raised: the database does not answer")]
    private partial void LogFailed(Exception exception);
}
