using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Lookup;

/// <summary>Reads accounts with their live figures in one statement, and since when they are throttled.</summary>
internal static class AccountQueries
{
    /// <summary>The overviews of these accounts, in no order.</summary>
    public static async Task<List<AccountOverview>> OverviewsAsync(
        this ConsoleDbContext context,
        IReadOnlyCollection<string> accountIds,
        LimitOptions limits,
        TimeSpan episodeGap,
        CancellationToken cancellationToken
    )
    {
        var rows = await (
            from account in context.Accounts.AsNoTracking()
            join state in context.AccountStates.AsNoTracking() on account.Id equals state.AccountId
            where accountIds.Contains(account.Id)
            select new
            {
                Account = account,
                State = state,
                Override = context
                    .Set<LimitOverride>()
                    .AsNoTracking()
                    .FirstOrDefault(limit => limit.AccountId == account.Id && limit.Kind == LimitKind.AsyncConcurrency),
            }
        ).ToListAsync(cancellationToken);
        var starts = await context.EpisodeStartsAsync(rows.Select(row => row.State), episodeGap, cancellationToken);
        return rows.ConvertAll(row => new AccountOverview(
            row.Account,
            row.State,
            EffectiveLimit.Of(row.State, limits),
            row.Override
        )
        {
            EpisodeSince = starts.TryGetValue(row.State.AccountId, out var since) ? since : null,
        });
    }

    /// <summary>One account, or null.</summary>
    public static async Task<AccountOverview?> OverviewAsync(
        this ConsoleDbContext context,
        string accountId,
        LimitOptions limits,
        TimeSpan episodeGap,
        CancellationToken cancellationToken
    ) => (await context.OverviewsAsync([accountId], limits, episodeGap, cancellationToken)).SingleOrDefault();
}
