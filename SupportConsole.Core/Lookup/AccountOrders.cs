using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Lookup;

/// <summary>The ids of a selection in a list's order.</summary>
/// <param name="context">Reads.</param>
/// <param name="limits">The defaults of the plans.</param>
internal sealed class AccountOrders(ConsoleDbContext context, LimitOptions limits)
{
    private IQueryable<Account> Accounts => context.Accounts.AsNoTracking();

    private IQueryable<AccountState> States => context.AccountStates.AsNoTracking();

    /// <summary>A selection within the bound, as a set.</summary>
    public IQueryable<string> Sort(AccountSelection selection, AccountListQuery query)
    {
        var key = KeyOf(query.Sort);
        if (key is null && query.Text.Length == 0)
        {
            return Rank(selection, query);
        }

        var ids = selection.Ids.Take(
            query.Text.Length > 0 ? AccountListQuery.MaximumMatches : AccountListQuery.MaximumCounted
        );
        return key is not null
            ? key.Order(Accounts.Where(account => ids.Contains(account.Id)), query.IsDescending)
            : Rank(States.Where(state => ids.Contains(state.AccountId)), query);
    }

    /// <summary>
    /// A large selection, or everything: what a page needs of the order that an index has. Conditions are asked row by
    /// row, so that the index of none tempts the database away from the order.
    /// </summary>
    /// <param name="selection">What is selected.</param>
    /// <param name="query">The order.</param>
    /// <param name="count">How many are needed from the beginning of the list.</param>
    public IQueryable<string> Walk(AccountSelection selection, AccountListQuery query, int count)
    {
        if (KeyOf(query.Sort) is { } key)
        {
            var ofAccounts = selection.Accounts;
            var walked = query.IsNarrowedBySortOnly
                ? ofAccounts
                : Accounts.Where(account => ofAccounts.Any(other => other.Number == account.Number));
            return key.Order(selection.WithStates(walked), query.IsDescending);
        }

        if (query.Sort is AccountSort.Need or AccountSort.Balance)
        {
            return Rank(selection, query);
        }

        return InOrder(
            context
                .StreamsOf(selection.WithAccounts(Asked(selection)), query, limits)
                .Select(stream => stream.Take(count))
                .Aggregate((one, other) => one.Concat(other)),
            query
        );
    }

    /// <summary>The beginning of <see cref="AccountSort.Need"/>, which alone has an index: the throttled.</summary>
    public IQueryable<string> Throttled(AccountSelection selection) =>
        selection
            .WithAccounts(Asked(selection))
            .Where(state => state.Queued > 0)
            .OrderByDescending(state => state.Queued)
            .ThenBy(state => state.AccountId)
            .Select(state => state.AccountId);

    /// <summary>
    /// A selection of any size: reads every state that is selected, those of selected accounts by their ids.
    /// </summary>
    private IQueryable<string> Rank(AccountSelection selection, AccountListQuery query)
    {
        var ids = selection.Accounts.Select(account => account.Id);
        return Rank(
            selection.NarrowsAccounts
                ? selection.States.Where(state => ids.Contains(state.AccountId))
                : selection.States,
            query
        );
    }

    private IQueryable<AccountState> Asked(AccountSelection selection)
    {
        var ofStates = selection.States;
        return selection.NarrowsStates
            ? States.Where(state => ofStates.Any(other => other.AccountId == state.AccountId))
            : States;
    }

    private IQueryable<string> Rank(IQueryable<AccountState> states, AccountListQuery query)
    {
        if (query.Sort == AccountSort.Balance)
        {
            return (
                query.IsDescending
                    ? states.OrderByDescending(state => state.Balance).ThenByDescending(state => state.AccountId)
                    : states.OrderBy(state => state.Balance).ThenBy(state => state.AccountId)
            ).Select(state => state.AccountId);
        }

        return InOrder(context.RanksOf(states, query.Sort, limits), query);
    }

    private static IQueryable<string> InOrder(IQueryable<RankedAccount> ranked, AccountListQuery query) =>
        (
            query is { IsDescending: true, Sort: not AccountSort.Need }
                ? ranked.OrderByDescending(account => account.Rank).ThenByDescending(account => account.AccountId)
                : ranked.OrderBy(account => account.Rank).ThenBy(account => account.AccountId)
        ).Select(account => account.AccountId);

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
