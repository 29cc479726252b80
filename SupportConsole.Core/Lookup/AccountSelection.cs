using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Lookup;

/// <summary>
/// Accounts picked by conditions on what they are and on their states, kept apart: a table that no condition is about
/// is not read, and each order begins with the table that has it.
/// </summary>
/// <param name="Accounts">The accounts that meet the conditions on them.</param>
/// <param name="States">The states that meet the conditions on them.</param>
internal sealed record AccountSelection(IQueryable<Account> Accounts, IQueryable<AccountState> States)
{
    /// <summary>True when a condition is about the account.</summary>
    public bool NarrowsAccounts { get; init; }

    /// <summary>True when a condition is about the state.</summary>
    public bool NarrowsStates { get; init; }

    /// <summary>The only accounts that are asked for, in the order in which they are; null for any.</summary>
    public IReadOnlyList<string>? Among { get; private init; }

    /// <summary>True when more accounts are known to be selected than a list counts.</summary>
    public bool IsLarge { get; init; }

    /// <summary>True when every account is selected.</summary>
    public bool IsEverything => !NarrowsAccounts && !NarrowsStates && Among is null;

    /// <summary>With one more condition on the account.</summary>
    public AccountSelection Where(Expression<Func<Account, bool>> condition) =>
        this with
        {
            Accounts = Accounts.Where(condition),
            NarrowsAccounts = true,
        };

    /// <summary>With one more condition on the state.</summary>
    public AccountSelection Where(Expression<Func<AccountState, bool>> condition) =>
        this with
        {
            States = States.Where(condition),
            NarrowsStates = true,
        };

    /// <summary>Only some accounts, in an order.</summary>
    public AccountSelection Only(IReadOnlyList<string> ids)
    {
        var both = Among is null ? ids : [.. Among.Where(ids.Contains)];
        return Where((Account account) => both.Contains(account.Id)) with { Among = both };
    }

    /// <summary>True when the selected are among ids that were kept: they are few enough to be read whole.</summary>
    public bool IsKept { get; init; }

    /// <summary>Only accounts among these, thousands too.</summary>
    public AccountSelection Within(IReadOnlyList<string> ids) =>
        Where((AccountState state) => EF.Parameter(ids).Contains(state.AccountId));

    /// <summary>The ids of the selected, in no order.</summary>
    public IQueryable<string> Ids =>
        !NarrowsStates ? Accounts.Select(account => account.Id)
        : !NarrowsAccounts ? States.Select(state => state.AccountId)
        : Accounts.Join(States, account => account.Id, state => state.AccountId, (account, _) => account.Id);

    /// <summary>Those of some accounts whose states are selected.</summary>
    public IQueryable<Account> WithStates(IQueryable<Account> accounts) =>
        NarrowsStates ? accounts.Where(account => States.Any(state => state.AccountId == account.Id)) : accounts;

    /// <summary>Those of some states whose accounts are selected.</summary>
    public IQueryable<AccountState> WithAccounts(IQueryable<AccountState> states) =>
        NarrowsAccounts ? states.Where(state => Accounts.Any(account => account.Id == state.AccountId)) : states;
}
