using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Lookup;

/// <summary>
/// Picks the accounts of a list. Where counters decide, the accounts that met the conditions some seconds ago are kept
/// and asked again, one by one: none is listed that does not meet them now, and one that has come to meet them since is
/// missed for <see cref="KeptIds.Fresh"/> at most.
/// </summary>
internal sealed class AccountSelector(
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<LimitOptions> limits,
    KeptIds kept,
    TimeProvider clock
)
{
    private const int Bound = AccountListQuery.MaximumCounted;

    /// <summary>Picks them.</summary>
    /// <param name="context">Reads.</param>
    /// <param name="matching">The accounts that the query's text is found in; null without a text.</param>
    /// <param name="query">What is wanted; its page and its order do not matter.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="largestSet">More accounts than these are not asked one by one.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public async Task<AccountSelection> SelectAsync(
        ConsoleDbContext context,
        IQueryable<Account>? matching,
        AccountListQuery query,
        Actor actor,
        int largestSet,
        CancellationToken cancellationToken
    )
    {
        // A text and a list of ids have few accounts as it is.
        if (matching is not null || query.Ids is not null || !query.IsNarrowedByCounters)
        {
            return await SelectAsync(context, matching, query, actor, among: null, cancellationToken);
        }

        var ids = await kept.GetAsync(KeptIdsKind.Meeting, query, actor, () => ReadAsync(query, actor));
        return ids.Count <= largestSet
            ? await SelectAsync(context, null, query, actor, ids, cancellationToken) with
            {
                IsKept = true,
            }
            : await SelectAsync(context, null, query, actor, among: null, cancellationToken) with
            {
                IsLarge = ids.Count > Bound,
            };
    }

    /// <summary>Reads for all who wait for it, so with a context of its own and nobody's cancellation.</summary>
    private async Task<List<string>> ReadAsync(AccountListQuery query, Actor actor)
    {
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        var selection = await SelectAsync(context, null, query, actor, among: null, CancellationToken.None);
        return await selection.Ids.Take(Bound + 1).ToListAsync(CancellationToken.None);
    }

    private async Task<AccountSelection> SelectAsync(
        ConsoleDbContext context,
        IQueryable<Account>? matching,
        AccountListQuery query,
        Actor actor,
        IReadOnlyList<string>? among,
        CancellationToken cancellationToken
    )
    {
        var selection = new AccountSelection(
            (matching ?? context.Accounts).AsNoTracking(),
            context.AccountStates.AsNoTracking()
        )
        {
            NarrowsAccounts = matching is not null,
        };
        if (query.Ids is { } ids)
        {
            selection = selection.Only([.. ids.Distinct().Take(AccountListQuery.MaximumTake)]);
        }

        // The rule of this view looks for its accounts among them by itself.
        if (among is not null && query.View != AccountListView.NearLimit)
        {
            selection = selection.Within(among);
        }

        var view = new AccountViewRules(context, limits.Value, actor, clock.GetUtcNow());
        selection = await view.NarrowAsync(selection, query.View, among, cancellationToken);
        return context.Meeting(selection, query.Conditions, limits.Value);
    }
}
