using System.Linq.Expressions;
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
/// index has, until the page is full.
/// </summary>
internal sealed class AccountListing(
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<LimitOptions> limits,
    BalanceOrders balances,
    TimeProvider clock
)
{
    private const int Bound = AccountListQuery.MaximumCounted;

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
        var selection = await SelectAsync(context, matching, query, actor, cancellationToken);
        var bound = query.Text.Length > 0 ? AccountListQuery.MaximumMatches : Bound;
        var counted = await selection.Ids.Take(bound + 1).CountAsync(cancellationToken);
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
        var selection = await SelectAsync(context, matching, query, actor, cancellationToken);
        var counted = await selection.Ids.Take(Bound + 1).CountAsync(cancellationToken);
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

    private async Task<AccountSelection> SelectAsync(
        ConsoleDbContext context,
        IQueryable<Account>? matching,
        AccountListQuery query,
        Actor actor,
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

        selection = await context.InViewAsync(
            selection,
            query.View,
            limits.Value,
            actor,
            clock.GetUtcNow(),
            cancellationToken
        );
        return context.Meeting(selection, query.Conditions, limits.Value);
    }

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
        var isWalked = selection.IsEverything || (isLarge && query.Text.Length == 0);
        if (isWalked && query.Sort == AccountSort.Balance && isLarge)
        {
            var ids = await balances.GetAsync(query, actor, () => ReadByBalanceAsync(query, actor));
            return [.. ids.Skip(page.Skip).Take(page.Take)];
        }

        var ordered = isWalked
            ? Walk(context, selection, query, page.Skip + page.Take)
            : Sort(context, selection, query);
        return await ordered.Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
    }

    /// <summary>Reads for all who wait for it, so with a context of its own and nobody's cancellation.</summary>
    private async Task<List<string>> ReadByBalanceAsync(AccountListQuery query, Actor actor)
    {
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        var selection = await SelectAsync(context, null, query, actor, CancellationToken.None);
        return await Sorted(context, selection.AsStates(), query).Take(Bound).ToListAsync(CancellationToken.None);
    }

    /// <summary>A selection within the bound, as a set.</summary>
    private IQueryable<string> Sort(ConsoleDbContext context, AccountSelection selection, AccountListQuery query)
    {
        var ids = selection.Ids.Take(query.Text.Length > 0 ? AccountListQuery.MaximumMatches : Bound);
        return KeyOf(query.Sort) is { } key
            ? key.Order(context.Accounts.AsNoTracking().Where(account => ids.Contains(account.Id)), query.IsDescending)
            : Sorted(
                context,
                context.AccountStates.AsNoTracking().Where(state => ids.Contains(state.AccountId)),
                query
            );
    }

    private IQueryable<string> Sorted(ConsoleDbContext context, IQueryable<AccountState> states, AccountListQuery query)
    {
        if (query.Sort == AccountSort.Balance)
        {
            return (
                query.IsDescending
                    ? states.OrderByDescending(state => state.Balance).ThenByDescending(state => state.AccountId)
                    : states.OrderBy(state => state.Balance).ThenBy(state => state.AccountId)
            ).Select(state => state.AccountId);
        }

        return InOrder(context.RanksOf(states, query.Sort, limits.Value), query);
    }

    /// <summary>
    /// A large selection: what the page needs of the order that an index has. Conditions are asked row by row, so that
    /// the index of none tempts the database away from the order.
    /// </summary>
    private IQueryable<string> Walk(
        ConsoleDbContext context,
        AccountSelection selection,
        AccountListQuery query,
        int count
    )
    {
        var (accounts, states) = (context.Accounts.AsNoTracking(), context.AccountStates.AsNoTracking());
        var (ofAccounts, ofStates) = (selection.Accounts, selection.States);
        if (KeyOf(query.Sort) is { } key)
        {
            var walked = query.IsNarrowedBySortOnly
                ? ofAccounts
                : accounts.Where(account => ofAccounts.Any(other => other.Number == account.Number));
            return key.Order(selection.WithStates(walked), query.IsDescending);
        }

        if (query.Sort == AccountSort.Balance)
        {
            return Sorted(context, selection.AsStates(), query);
        }

        var asked = selection.NarrowsStates
            ? states.Where(state => ofStates.Any(other => other.AccountId == state.AccountId))
            : states;
        return InOrder(
            context
                .StreamsOf(selection.WithAccounts(asked), query, limits.Value)
                .Select(stream => stream.Take(count))
                .Aggregate((one, other) => one.Concat(other)),
            query
        );
    }

    private static IQueryable<string> InOrder(IQueryable<RankedAccount> ranked, AccountListQuery query) =>
        (
            query is { IsDescending: true, Sort: not AccountSort.Need }
                ? ranked.OrderByDescending(account => account.Rank).ThenByDescending(account => account.AccountId)
                : ranked.OrderBy(account => account.Rank).ThenBy(account => account.AccountId)
        ).Select(account => account.AccountId);

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

    /// <summary>The column of the account that is sorted by; null for a figure of its state.</summary>
    private static IAccountKey? KeyOf(AccountSort sort) =>
        sort switch
        {
            AccountSort.Name => new AccountKey<string>(account => account.Keys.Name),
            AccountSort.Id => new AccountKey<string>(account => account.Keys.Id),
            AccountSort.Email => new AccountKey<string>(account => account.Keys.Email),
            AccountSort.StripeCustomer => new AccountKey<string?>(account => account.Keys.StripeCustomerId),
            AccountSort.Created => new AccountKey<DateTimeOffset>(account => account.CreatedAt),
            AccountSort.Changed => new AccountKey<DateTimeOffset>(account => account.ChangedAt),
            _ => null,
        };

    private interface IAccountKey
    {
        IQueryable<string> Order(IQueryable<Account> accounts, bool down);
    }

    private sealed class AccountKey<T>(Expression<Func<Account, T>> key) : IAccountKey
    {
        public IQueryable<string> Order(IQueryable<Account> accounts, bool down) =>
            (
                down
                    ? accounts.OrderByDescending(key).ThenByDescending(account => account.Number)
                    : accounts.OrderBy(key).ThenBy(account => account.Number)
            ).Select(account => account.Id);
    }
}
