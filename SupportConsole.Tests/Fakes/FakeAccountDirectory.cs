using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Tests.Fakes;

/// <summary>A handful of accounts in memory.</summary>
internal sealed class FakeAccountDirectory : IAccountDirectory
{
    public List<AccountOverview> Accounts { get; } = [];

    /// <summary>Every query that was asked.</summary>
    public List<string> Queries { get; } = [];

    /// <summary>Found with every account.</summary>
    public ApiKeyHit? Key { get; set; }

    /// <summary>Thrown by the next search when set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>A search ends when this does.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public async Task<AccountSearchResult> SearchAsync(Actor actor, string query, CancellationToken cancellationToken)
    {
        Queries.Add(query);
        await Gate.WaitAsync(cancellationToken);
        if (Failure is not null)
        {
            throw Failure;
        }

        var folded = AccountSearchKeys.Fold(query);
        var found = Accounts
            .Where(account => account.Account.Keys.Text.Contains(folded, StringComparison.Ordinal))
            .ToList();
        var exact = Accounts
            .Where(account => account.Account.Keys.Id == folded || account.Account.Keys.Email == folded)
            .ToList();
        return new AccountSearchResult(
            AccountSearchResult.Shown(query),
            [
                .. found
                    .Take(AccountSearchResult.MaximumMatches)
                    .Select(account => new AccountMatch(account, AccountMatchField.Name) { Key = Key }),
            ],
            found.Count > AccountSearchResult.MaximumMatches,
            exact is [var only] ? only.Account.Id : null
        );
    }

    /// <summary>Every list that was asked for.</summary>
    public List<AccountListQuery> Lists { get; } = [];

    public async Task<AccountListPage> ListAsync(
        Actor actor,
        AccountListQuery query,
        CancellationToken cancellationToken
    )
    {
        Lists.Add(query);
        await Gate.WaitAsync(cancellationToken);
        if (Failure is not null)
        {
            throw Failure;
        }

        var found = Found(query).ToList();
        return new([.. found.Skip(query.Skip).Take(query.Take)], found.Count, HasMore);
    }

    /// <summary>Says that there are more accounts than are counted.</summary>
    public bool HasMore { get; set; }

    public IAsyncEnumerable<AccountListRow> ReadAsync(
        Actor actor,
        AccountListQuery query,
        CancellationToken cancellationToken
    ) => Found(query).ToAsyncEnumerable();

    private IEnumerable<AccountListRow> Found(AccountListQuery query)
    {
        var folded = AccountSearchKeys.Fold(query.Text);
        return Accounts
            .Where(account =>
                account.Account.Keys.Text.Contains(folded, StringComparison.Ordinal)
                && (query.Ids is null || query.Ids.Contains(account.Account.Id))
                && (query.Conditions.Plan is null || account.State.Plan == query.Conditions.Plan)
                && query.View switch
                {
                    AccountListView.Throttled => account.State.Queued > 0,
                    AccountListView.Negative => account.State.Balance.IsNegative,
                    AccountListView.Disabled => account.State.Disabled,
                    _ => true,
                }
            )
            .Select(account => new AccountListRow(account, 100, 4, 2));
    }

    public Task<AccountOverview?> FindAsync(Actor actor, string accountId, CancellationToken cancellationToken) =>
        Task.FromResult(Accounts.FirstOrDefault(account => account.Account.Id == accountId));
}
