using SupportConsole.Components.Shared.Grids;
using SupportConsole.Core.Access;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Accounts;

/// <summary>Reads the rows of the list of accounts.</summary>
internal static class AccountRows
{
    /// <summary>
    /// Reads some rows: the best matches as the search found them while they are all, or a page of the list.
    /// </summary>
    public static async Task<GridPage<AccountRow>> ReadAsync(
        IAccountDirectory directory,
        Actor actor,
        AccountSearchModel model,
        AccountListAddress address,
        GridQuery query,
        CancellationToken cancellationToken
    )
    {
        if (model.CleanQuery.Length > 0 && address.IsUnfiltered && model.Result is { HasMore: false } found)
        {
            var rows = Sort(found.Matches.Select(match => new AccountRow(match.Overview, match.Key)), query).ToList();
            return new([.. rows.Skip(query.Skip).Take(query.Take)], rows.Count);
        }

        var page = await directory.ListAsync(
            actor,
            new()
            {
                Text = model.CleanQuery,
                Plan = address.Plan,
                IsThrottled = address.State == AccountListState.Throttled,
                IsNegative = address.State == AccountListState.Negative,
                IsDisabled = address.State == AccountListState.Disabled,
                Sort = SortOf(query.SortKey),
                IsDescending = query.Descending,
                Skip = query.Skip,
                Take = query.Take,
            },
            cancellationToken
        );
        return new([.. page.Accounts.Select(account => new AccountRow(account))], page.Total);
    }

    private static AccountSort SortOf(string? key) =>
        key switch
        {
            "name" => AccountSort.Name,
            "id" => AccountSort.Id,
            "plan" => AccountSort.Plan,
            "running" => AccountSort.Running,
            "queued" => AccountSort.Queued,
            "balance" => AccountSort.Balance,
            "created" => AccountSort.Created,
            _ => AccountSort.Need,
        };

    private static IEnumerable<AccountRow> Sort(IEnumerable<AccountRow> rows, GridQuery query)
    {
        Func<AccountRow, IComparable>? value = SortOf(query.SortKey) switch
        {
            AccountSort.Need => null,
            AccountSort.Id => row => row.Id,
            AccountSort.Plan => row => row.Overview.State.Plan,
            AccountSort.Running => row => row.Overview.State.Running,
            AccountSort.Queued => row => row.Overview.State.Queued,
            AccountSort.Balance => row => row.Overview.State.Balance.Micros,
            AccountSort.Created => row => row.Overview.Account.CreatedAt,
            _ => row => row.Overview.Account.Name,
        };
        return value is null ? rows
            : query.Descending ? rows.OrderByDescending(value)
            : rows.OrderBy(value);
    }
}
