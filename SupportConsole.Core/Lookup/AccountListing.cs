using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Lookup;

/// <summary>
/// Reads pages of the list of accounts, of 1,000,000 too: counts up to a bound, finds the ids of the page in order, and
/// reads these accounts. A selection within the bound is sorted as a set; a larger one is walked in the order that an
/// index has, until the page is full, or follows an order that is kept for some seconds, see <see cref="KeptIds"/>.
/// </summary>
internal sealed class AccountListing(
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<LimitOptions> limits,
    KeptIds kept,
    TimeProvider clock
)
{
    private const int Bound = AccountListQuery.MaximumCounted;

    /// <summary>From this row on a page of merged indexes follows a kept order, as everything before it is read.</summary>
    private const int Deep = 1_000;

    private readonly AccountSelector _selector = new(contexts, limits, kept, clock);

    /// <summary>A selection of more accounts is walked; tests walk small ones.</summary>
    internal int LargestSet { get; init; } = Bound;

    /// <summary>A page.</summary>
    /// <param name="context">Reads.</param>
    /// <param name="matching">The accounts that the query's text is found in; null without a text.</param>
    /// <param name="query">What is wanted.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public async Task<AccountListPage> ListAsync(
        ConsoleDbContext context,
        IQueryable<Account>? matching,
        AccountListQuery query,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        var selection = await _selector.SelectAsync(context, matching, query, actor, LargestSet, cancellationToken);
        if (selection.IsKept)
        {
            return await WholeAsync(context, selection, query, actor, cancellationToken);
        }

        var bound = query.Text.Length > 0 ? AccountListQuery.MaximumMatches : Bound;
        var counted = await CountAsync(selection, bound, cancellationToken);
        var (total, hasMore) = (Math.Min(counted, bound), counted > bound);
        var skip = Math.Max(0, query.Skip);
        var take = Math.Min(Math.Clamp(query.Take, 0, AccountListQuery.MaximumTake), total - skip);
        if (take <= 0)
        {
            return new([], total, hasMore);
        }

        var isLarge = counted > LargestSet;
        var ids = await PageAsync(context, selection, query, actor, (skip, take), isLarge, cancellationToken);
        return new(await context.RowsAsync(ids, limits.Value, cancellationToken), total, hasMore);
    }

    /// <summary>A page of a selection that is asked once for all of it, because to ask it is what takes time.</summary>
    private async Task<AccountListPage> WholeAsync(
        ConsoleDbContext context,
        AccountSelection selection,
        AccountListQuery query,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        var ids = await PageAsync(context, selection, query, actor, (0, Bound), isLarge: false, cancellationToken);
        var page = ids.Skip(Math.Max(0, query.Skip)).Take(Math.Clamp(query.Take, 0, AccountListQuery.MaximumTake));
        return new(await context.RowsAsync([.. page], limits.Value, cancellationToken), ids.Count, false);
    }

    /// <summary>All rows: in the query's order within the bound, in the order of registration beyond it.</summary>
    /// <param name="context">Reads.</param>
    /// <param name="matching">The accounts that the query's text is found in; null without a text.</param>
    /// <param name="query">What is wanted, whatever its page.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public async IAsyncEnumerable<AccountListRow> ReadAsync(
        ConsoleDbContext context,
        IQueryable<Account>? matching,
        AccountListQuery query,
        Actor actor,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var selection = await _selector.SelectAsync(context, matching, query, actor, LargestSet, cancellationToken);
        var counted = await CountAsync(selection, Bound, cancellationToken);
        var pages =
            counted <= LargestSet
                ? SortedAsync(context, selection, query, actor, counted, cancellationToken)
                : RegisteredAsync(selection, cancellationToken);
        await foreach (var ids in pages)
        {
            foreach (var row in await context.RowsAsync(ids, limits.Value, cancellationToken))
            {
                yield return row;
            }
        }
    }

    /// <summary>How many are selected, up to one more than the bound.</summary>
    private static async Task<int> CountAsync(
        AccountSelection selection,
        int bound,
        CancellationToken cancellationToken
    ) => selection.IsLarge ? bound + 1 : await selection.Ids.Take(bound + 1).CountAsync(cancellationToken);

    /// <summary>The ids of a page, in order.</summary>
    private async Task<IReadOnlyList<string>> PageAsync(
        ConsoleDbContext context,
        AccountSelection selection,
        AccountListQuery query,
        Actor actor,
        (int Skip, int Take) page,
        bool isLarge,
        CancellationToken cancellationToken
    )
    {
        if (selection.Among is { } among && query.Sort == AccountSort.Need)
        {
            var found = (await selection.Ids.ToListAsync(cancellationToken)).ToHashSet();
            return [.. among.Where(found.Contains).Skip(page.Skip).Take(page.Take)];
        }

        // A text that is found in more accounts than are counted: these are the first of them, because its matches
        // come in no order that could be walked.
        isLarge &= query.Text.Length == 0;
        if (isLarge && (query.IsOrderedByCounters || (query.IsOrderedByRank && page.Skip >= Deep)))
        {
            return await KeptAsync(context, selection, query, actor, page, cancellationToken);
        }

        var orders = new AccountOrders(context, limits.Value);
        var ordered =
            isLarge || selection.IsEverything
                ? orders.Walk(selection, query, page.Skip + page.Take)
                : orders.Sort(selection, query);
        return await ordered.Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// A page of an order that is kept. Who is throttled stands first in the order by need without delay, and whoever
    /// does not meet the conditions any more is left out.
    /// </summary>
    private async Task<IReadOnlyList<string>> KeptAsync(
        ConsoleDbContext context,
        AccountSelection selection,
        AccountListQuery query,
        Actor actor,
        (int Skip, int Take) page,
        CancellationToken cancellationToken
    )
    {
        var needed = page.Skip + page.Take;
        var first =
            query.Sort == AccountSort.Need
                ? await new AccountOrders(context, limits.Value)
                    .Throttled(selection)
                    .Take(needed)
                    .ToListAsync(cancellationToken)
                : [];
        if (first.Count == needed)
        {
            return first[page.Skip..];
        }

        var order = await kept.GetAsync(KeptIdsKind.Order, query, actor, () => ReadOrderAsync(query, actor));
        if (!selection.IsEverything)
        {
            var meeting = await selection.Within(order).Ids.ToListAsync(cancellationToken);
            order = [.. order.Where(meeting.ToHashSet().Contains)];
        }

        return [.. first.Union(order).Skip(page.Skip).Take(page.Take)];
    }

    /// <summary>Reads for all who wait for it, so with a context of its own and nobody's cancellation.</summary>
    private async Task<List<string>> ReadOrderAsync(AccountListQuery query, Actor actor)
    {
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        var selection = await _selector.SelectAsync(context, null, query, actor, LargestSet, CancellationToken.None);
        return await new AccountOrders(context, limits.Value)
            .Walk(selection, query, Bound)
            .Take(Bound)
            .ToListAsync(CancellationToken.None);
    }

    private async IAsyncEnumerable<IReadOnlyList<string>> SortedAsync(
        ConsoleDbContext context,
        AccountSelection selection,
        AccountListQuery query,
        Actor actor,
        int count,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var ids = await PageAsync(context, selection, query, actor, (0, count), isLarge: false, cancellationToken);
        foreach (var page in ids.Chunk(AccountListQuery.MaximumTake))
        {
            yield return page;
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<string>> RegisteredAsync(
        AccountSelection selection,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var accounts = selection.WithStates(selection.Accounts);
        for (var last = 0L; ; )
        {
            var after = last;
            var page = await accounts
                .Where(account => account.Number > after)
                .OrderBy(account => account.Number)
                .Select(account => new { account.Number, account.Id })
                .Take(AccountListQuery.MaximumTake)
                .ToListAsync(cancellationToken);
            if (page.Count == 0)
            {
                yield break;
            }

            last = page[^1].Number;
            yield return page.ConvertAll(account => account.Id);
        }
    }
}
