using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using SupportConsole.Components.Shared.Grids;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Accounts;

/// <summary>
/// What the list of accounts shows, as it stands in its address: text, view, filters, order and columns. What makes no
/// sense there filters nothing. <c>state</c> and <c>plan</c> are read too: links of earlier versions have them.
/// </summary>
/// <param name="Query">What is searched for.</param>
/// <param name="View">The ready-made view.</param>
/// <param name="Filters">The conditions on columns.</param>
public sealed record AccountListAddress(string Query, AccountListView View, AccountFilters Filters)
{
    /// <summary>Where the file of a list is.</summary>
    public const string ExportPath = "/accounts/export.csv";

    private const string Path = "/accounts";

    /// <summary>Names the accounts of a file.</summary>
    public const string IdsKey = "ids";

    private const string WhereKey = "where";
    private const string ColumnsKey = "cols";
    private const int MostColumns = 40;

    /// <summary>What the rows are sorted by; null for most in need first.</summary>
    public GridSort? Sort { get; init; }

    /// <summary>The columns in order; null for those that the reader has chosen.</summary>
    public string? Columns { get; init; }

    /// <summary>The keys of <see cref="Columns"/>.</summary>
    public IReadOnlyList<string>? ColumnKeys => Columns?.Split(',');

    /// <summary>True when nothing but the text narrows the list.</summary>
    public bool IsUnfiltered => View == AccountListView.All && Filters.IsEmpty;

    /// <summary>Reads an address.</summary>
    public static AccountListAddress Parse(Uri uri) => Parse(uri.Query);

    /// <summary>Reads the query of an address.</summary>
    public static AccountListAddress Parse(string? search)
    {
        var values = QueryHelpers.ParseQuery(search);
        return new(
            values.TryGetValue("q", out var text) ? text.ToString() : "",
            Enum.TryParse<AccountListView>(Word("view") ?? Word("state"), ignoreCase: true, out var view)
                ? view
                : AccountListView.All,
            AccountFilters.Parse([
                .. values.GetValueOrDefault(WhereKey).ToArray(),
                Word("plan") is { } plan ? "plan:" + plan : null,
            ])
        )
        {
            Sort = GridSort.Parse(search ?? ""),
            Columns =
                values.TryGetValue(ColumnsKey, out var columns)
                && columns.ToString().Split(',') is { Length: <= MostColumns } keys
                && keys.All(key => key.Length is > 0 and <= 32 && key.All(char.IsAsciiLetterLower))
                    ? columns.ToString()
                    : null,
        };

        // Numbers are no names, although the framework reads them.
        string? Word(string key) =>
            values.TryGetValue(key, out var found)
            && found.ToString() is { Length: > 0 } word
            && word.All(char.IsAsciiLetter)
                ? word
                : null;
    }

    /// <summary>Writes the address.</summary>
    public string ToUri() => Path + ToQuery();

    /// <summary>Writes the address of the list's file.</summary>
    /// <param name="ids">The only accounts of the file; null for all of the list.</param>
    public string ToExportUri(IReadOnlyList<string>? ids = null)
    {
        var query = ToQuery();
        return ids is null
            ? ExportPath + query
            : $"{ExportPath}{query}{(query.Length == 0 ? '?' : '&')}{IdsKey}={string.Join(',', ids.Select(Uri.EscapeDataString))}";
    }

    /// <summary>Writes the query of the address; empty when it says nothing.</summary>
    public string ToQuery()
    {
        var query = new QueryBuilder();
        if (Query.Length > 0)
        {
            query.Add("q", Query);
        }

        if (View != AccountListView.All)
        {
            query.Add("view", View.ToString().ToLowerInvariant());
        }

        foreach (var condition in Filters.ToTexts())
        {
            query.Add(WhereKey, condition);
        }

        Sort?.AddTo(query);
        if (Columns is not null)
        {
            query.Add(ColumnsKey, Columns);
        }

        return query.ToQueryString().ToString();
    }

    /// <summary>The list as Core is asked for it, without its page.</summary>
    public AccountListQuery ToListQuery(string text, string? sortKey, bool descending) =>
        new()
        {
            Text = text,
            View = View,
            Conditions = Filters.ToConditions(),
            Sort = AccountColumns.SortOf(sortKey),
            IsDescending = descending,
        };
}
