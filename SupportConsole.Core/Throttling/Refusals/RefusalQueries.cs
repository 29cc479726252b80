using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Throttling.Refusals;

/// <summary>Reads one account's minutes with refusals over a limit, oldest first.</summary>
internal static class RefusalQueries
{
    /// <summary>How far back the beginning of the episode that goes on is looked for, as for transcripts.</summary>
    public static readonly TimeSpan LookBack = TimeSpan.FromDays(1);

    /// <param name="context">The context.</param>
    /// <param name="product">Streaming or LeMUR.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="limit">
    /// The limit of LeMUR requests, whose minutes do not keep it; those of streaming sessions keep their own.
    /// </param>
    /// <param name="from">Start; the minute it falls into counts only when it begins there.</param>
    /// <param name="to">End; null for the present.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static async Task<IReadOnlyList<RefusalMinute>> RefusalsAsync(
        this ConsoleDbContext context,
        LimitedProduct product,
        string accountId,
        int limit,
        DateTimeOffset from,
        DateTimeOffset? to,
        CancellationToken cancellationToken
    )
    {
        var end = to ?? DateTimeOffset.MaxValue;
        if (product == LimitedProduct.Streaming)
        {
            return await context
                .StreamingMinutes.AsNoTracking()
                .Where(minute =>
                    minute.AccountId == accountId && minute.Minute >= from && minute.Minute < end && minute.Refused > 0
                )
                .OrderBy(minute => minute.Minute)
                .Select(minute => new RefusalMinute(minute.Minute, minute.Refused, minute.SessionLimit))
                .ToListAsync(cancellationToken);
        }

        return await context
            .LemurMinutes.AsNoTracking()
            .Where(minute => minute.AccountId == accountId && minute.Minute >= from && minute.Minute < end)
            .OrderBy(minute => minute.Minute)
            .Select(minute => new RefusalMinute(minute.Minute, minute.Refused, limit))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The last minute with refusals before a time; none when there is none.</summary>
    public static async Task<IReadOnlyList<RefusalMinute>> LastRefusalAsync(
        this ConsoleDbContext context,
        LimitedProduct product,
        string accountId,
        int limit,
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) =>
        product == LimitedProduct.Streaming
            ? await context
                .StreamingMinutes.AsNoTracking()
                .Where(minute => minute.AccountId == accountId && minute.Minute < before && minute.Refused > 0)
                .OrderByDescending(minute => minute.Minute)
                .Take(1)
                .Select(minute => new RefusalMinute(minute.Minute, minute.Refused, minute.SessionLimit))
                .ToListAsync(cancellationToken)
            : await context
                .LemurMinutes.AsNoTracking()
                .Where(minute => minute.AccountId == accountId && minute.Minute < before)
                .OrderByDescending(minute => minute.Minute)
                .Take(1)
                .Select(minute => new RefusalMinute(minute.Minute, minute.Refused, limit))
                .ToListAsync(cancellationToken);
}
