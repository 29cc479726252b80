using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit.LookUps;
using SupportConsole.Core.Billing.LowBalances;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Lookup;

/// <summary>
/// The rules of the ready-made views. Each narrows the states or the accounts of a selection, so that the database
/// applies it together with every other condition.
/// </summary>
/// <param name="context">Reads what a rule needs first.</param>
/// <param name="limits">The defaults of the plans.</param>
/// <param name="actor">Whose <see cref="AccountListView.Opened"/> it is.</param>
/// <param name="now">The present.</param>
internal sealed class AccountViewRules(ConsoleDbContext context, LimitOptions limits, Actor actor, DateTimeOffset now)
{
    /// <summary>How long ago the last change of <see cref="AccountListView.Changed"/> may be.</summary>
    private static readonly TimeSpan RecentlyChanged = TimeSpan.FromDays(7);

    /// <summary>Look-ups of a person that are gone through for the accounts in them.</summary>
    private const int MaximumLookUps = 2_000;

    /// <summary>Narrows a selection to a view.</summary>
    /// <param name="selection">What is selected so far.</param>
    /// <param name="view">The view.</param>
    /// <param name="among">The only accounts that are selected; null for any.</param>
    /// <param name="cancellationToken">Cancels what is read.</param>
    public async Task<AccountSelection> NarrowAsync(
        AccountSelection selection,
        AccountListView view,
        IReadOnlyList<string>? among,
        CancellationToken cancellationToken
    )
    {
        switch (view)
        {
            case AccountListView.Throttled:
                return selection.Where(state => state.Queued > 0);
            case AccountListView.Negative:
                return selection.Where(state => state.Balance < Money.Zero);
            case AccountListView.Disabled:
                return selection.Where(state => state.Disabled);
            case AccountListView.NearLimit:
                var near = await context.NearLimitAsync(limits, among, now, cancellationToken);
                return selection.Where(state => near.Contains(state.AccountId));
            case AccountListView.LowBalance:
                var low = context.LowBalances().Select(state => state.AccountId);
                return selection.Where(state => low.Contains(state.AccountId));
            case AccountListView.Changed:
                var since = now - RecentlyChanged;
                return selection.Where((Account account) => account.ChangedAt >= since);
            case AccountListView.Opened:
                return selection.Only(await OpenedAsync(cancellationToken));
            default:
                return selection;
        }
    }

    /// <summary>The accounts whose page the person opened, the latest first.</summary>
    private Task<List<string>> OpenedAsync(CancellationToken cancellationToken) =>
        context
            .AccountLookUps.AsNoTracking()
            .Where(lookUp => lookUp.ActorId == actor.Id && lookUp.Kind == LookUpKind.Opened)
            .OrderByDescending(lookUp => lookUp.Hour)
            .Take(MaximumLookUps)
            .GroupBy(lookUp => lookUp.AccountId)
            .Select(lookUps => new { AccountId = lookUps.Key, At = lookUps.Max(lookUp => lookUp.At) })
            .OrderByDescending(opened => opened.At)
            .ThenBy(opened => opened.AccountId)
            .Select(opened => opened.AccountId)
            .Take(AccountListQuery.MaximumTake)
            .ToListAsync(cancellationToken);
}
