using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using SupportConsole.Components.Shared.Grids;
using SupportConsole.Core.Accounts;

namespace SupportConsole.Components.Accounts;

/// <summary>A state that the list of accounts can be narrowed to.</summary>
public enum AccountListState
{
    All = 0,
    Throttled = 1,
    Negative = 2,
    Disabled = 3,
}

/// <summary>
/// What the list of accounts shows, as it stands in its address. What makes no sense there filters nothing.
/// </summary>
/// <param name="Query">What is searched for.</param>
/// <param name="Plan">Only this plan; null for all.</param>
/// <param name="State">Only this state.</param>
public sealed record AccountListAddress(string Query, AccountPlan? Plan, AccountListState State)
{
    /// <summary>What the rows are sorted by; null for most in need first.</summary>
    public GridSort? Sort { get; init; }

    /// <summary>True when nothing but the text narrows the list.</summary>
    public bool IsUnfiltered => Plan is null && State == AccountListState.All;

    /// <summary>Reads an address.</summary>
    public static AccountListAddress Parse(Uri uri)
    {
        var values = QueryHelpers.ParseQuery(uri.Query);
        return new(
            values.TryGetValue("q", out var text) ? text.ToString() : "",
            Enum.TryParse<AccountPlan>(Word("plan"), ignoreCase: true, out var plan) ? plan : null,
            Enum.TryParse<AccountListState>(Word("state"), ignoreCase: true, out var state)
                ? state
                : AccountListState.All
        )
        {
            Sort = GridSort.Parse(uri.Query),
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
    public string ToUri()
    {
        var query = new QueryBuilder();
        if (Query.Length > 0)
        {
            query.Add("q", Query);
        }

        if (Plan is { } plan)
        {
            query.Add("plan", plan.ToString().ToLowerInvariant());
        }

        if (State != AccountListState.All)
        {
            query.Add("state", State.ToString().ToLowerInvariant());
        }

        Sort?.AddTo(query);
        return "/accounts" + query.ToQueryString();
    }
}
