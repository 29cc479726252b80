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
internal static class AccountViewRules
{
    /// <summary>How long ago the last change of <see cref="AccountListView.Changed"/> may be.</summary>
    private static readonly TimeSpan RecentlyChanged = TimeSpan.FromDays(7);

    /// <summary>Look-ups of a person that are gone through for the accounts in them.</summary>
    private const int MaximumLookUps = 2_000;

    /// <summary>Narrows a selection to a view.</summary>
    /// <param name="context">Reads what a rule needs first.</param>
    /// <param name="selection">What is selected so far.</param>
    /// <param name="view">The view.</param>
    /// <param name="limits">The defaults of the plans.</param>
    /// <param name="actor">Whose <see cref="AccountListView.Opened"/> it is.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellationToken">Cancels what is read.</param>
    public static async Task<AccountSelection> InViewAsync(
        this ConsoleDbContext context,
        AccountSelection selection,
        AccountListView view,
        LimitOptions limits,
        Actor actor,
        DateTimeOffset now,
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
                var near = context.NearLimit(limits, now.Truncate(TimeSpan.FromMinutes(1)));
                return selection.Where(state => near.Contains(state.AccountId));
            case AccountListView.LowBalance:
                var low = context.LowBalances().Select(state => state.AccountId);
                return selection.Where(state => low.Contains(state.AccountId));
            case AccountListView.Changed:
                var since = now - RecentlyChanged;
                return selection.Where((Account account) => account.ChangedAt >= since);
            case AccountListView.Opened:
                return selection.Only(await context.OpenedByAsync(actor, cancellationToken));
            default:
                return selection;
        }
    }

    /// <summary>
    /// Ids of accounts that use 80 % or more of their effective throttle limit, or of the present minute's sessions.
    /// The requests of a LeMUR window stand in one text, which no statement can count.
    /// </summary>
    private static IQueryable<string> NearLimit(
        this ConsoleDbContext context,
        LimitOptions limits,
        DateTimeOffset minute
    )
    {
        var plan = PlanDefaults.Of(limits, LimitKind.AsyncConcurrency);
        return context
            .AccountStates.AsNoTracking()
            .Where(state =>
                state.Running > 0
                && (
                    state.Disabled
                    || (state.Balance < Money.Zero && !state.EomBilling && state.AutoPayBelow == null)
                    || state.Running * 5L
                        >= 4L
                            * (
                                state.ThrottleLimitOverride
                                ?? (
                                    state.Plan == AccountPlan.Free ? plan.Free
                                    : state.Plan == AccountPlan.PayAsYouGo ? plan.PayAsYouGo
                                    : state.Plan == AccountPlan.Contracted ? plan.Contracted
                                    : plan.Enterprise
                                )
                            )
                )
            )
            .Select(state => state.AccountId)
            .Concat(
                context
                    .StreamingMinutes.AsNoTracking()
                    .Where(streaming =>
                        streaming.Minute == minute
                        && streaming.Opened > 0
                        && streaming.Opened * 5L >= streaming.SessionLimit * 4L
                    )
                    .Select(streaming => streaming.AccountId)
            );
    }

    /// <summary>The accounts whose page a person opened, the latest first.</summary>
    private static Task<List<string>> OpenedByAsync(
        this ConsoleDbContext context,
        Actor actor,
        CancellationToken cancellationToken
    ) =>
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
