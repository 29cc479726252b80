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
        var isSearched = model.CleanQuery.Length > 0 && address.IsUnfiltered && model.Result is { HasMore: false };
        var matches = isSearched ? model.Result!.Matches : [];
        if (isSearched && matches.Count == 0)
        {
            return new([], 0);
        }

        var wanted = address.ToListQuery(isSearched ? "" : model.CleanQuery, query.SortKey, query.Descending) with
        {
            Ids = isSearched ? [.. matches.Select(match => match.Overview.Account.Id)] : null,
            Skip = query.Skip,
            Take = query.Take,
        };
        var page = await directory.ListAsync(actor, wanted, cancellationToken);
        var keys = matches.ToDictionary(match => match.Overview.Account.Id, match => match.Key);
        return new(
            [.. page.Rows.Select(row => new AccountRow(row, keys.GetValueOrDefault(row.Overview.Account.Id)))],
            page.Total,
            page.HasMore
        );
    }
}
