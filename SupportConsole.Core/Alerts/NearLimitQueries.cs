using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Core.Alerts;

/// <summary>What the alert watch reads about streaming: all accounts together, in a fixed number of statements.</summary>
internal static class NearLimitQueries
{
    /// <summary>Only minutes this new can begin an alert: the one in progress and the one before.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LookBack = TimeSpan.FromDays(1);

    /// <summary>The accounts that are near their limit now, and those of which such an alert stands.</summary>
    public static async Task<IReadOnlyList<NearLimitAccount>> NearLimitAsync(
        this ConsoleDbContext context,
        AlertOptions options,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var percent = (long)options.StreamingPercent;
        var near = context
            .StreamingMinutes.AsNoTracking()
            .Where(minute =>
                minute.SessionLimit > 0 && (minute.Opened + minute.Refused) * 100L >= minute.SessionLimit * percent
            );
        var standing = await context
            .AccountAlerts.AsNoTracking()
            .Where(alert =>
                alert.Kind == LimitedProduct.Streaming
                && (alert.State == AlertState.Open || alert.State == AlertState.Claimed)
            )
            .ToDictionaryAsync(alert => alert.AccountId, cancellationToken);
        var since = now - Fresh;
        var ids = (
            await near.Where(minute => minute.Minute > since)
                .Select(minute => minute.AccountId)
                .Distinct()
                .ToListAsync(cancellationToken)
        )
            .Union(standing.Keys, StringComparer.Ordinal)
            .ToArray();
        if (ids.Length == 0)
        {
            return [];
        }

        var from = now - LookBack;
        var minutes = await near.Where(minute => EF.Parameter(ids).Contains(minute.AccountId) && minute.Minute >= from)
            .OrderBy(minute => minute.Minute)
            .ToListAsync(cancellationToken);
        var ofAccount = minutes.ToLookup(minute => minute.AccountId, StringComparer.Ordinal);
        return [.. ids.Select(id => new NearLimitAccount(id, standing.GetValueOrDefault(id), [.. ofAccount[id]]))];
    }

    /// <summary>
    /// The accounts of which no new alert may be raised: one stands already, or somebody has dealt with this very
    /// course.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="courses">The accounts, and since when each has been near.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static async Task<IReadOnlySet<string>> NotToRaiseAsync(
        this ConsoleDbContext context,
        IReadOnlyDictionary<string, DateTimeOffset> courses,
        CancellationToken cancellationToken
    )
    {
        var ids = courses.Keys.ToArray();
        var known = await context
            .AccountAlerts.AsNoTracking()
            .Where(alert =>
                EF.Parameter(ids).Contains(alert.AccountId)
                && (
                    alert.State == AlertState.Open
                    || alert.State == AlertState.Claimed
                    || (alert.State == AlertState.Done && alert.Kind == LimitedProduct.Streaming)
                )
            )
            .Select(alert => new
            {
                alert.AccountId,
                alert.State,
                alert.EndedAt,
            })
            .ToListAsync(cancellationToken);
        return known
            .Where(alert => alert.State != AlertState.Done || alert.EndedAt >= courses[alert.AccountId])
            .Select(alert => alert.AccountId)
            .ToHashSet(StringComparer.Ordinal);
    }
}
