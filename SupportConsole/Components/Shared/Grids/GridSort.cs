using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace SupportConsole.Components.Shared.Grids;

/// <summary>
/// What a grid is sorted by. That of a page's grid stands in the address, written in one way by all pages, so that
/// Back, reload and links work.
/// </summary>
/// <param name="Key">The column.</param>
/// <param name="Descending">True for the highest first, which the address does not say.</param>
public sealed record GridSort(string Key, bool Descending)
{
    private const string SortKey = "sort";
    private const string OrderKey = "order";
    private const string Ascending = "asc";

    /// <summary>Reads it from an address; null when nothing there names a column.</summary>
    /// <param name="query">The address' query, with the question mark.</param>
    public static GridSort? Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return Of(values.GetValueOrDefault(SortKey), values.GetValueOrDefault(OrderKey));
    }

    /// <summary>The same from its two values.</summary>
    /// <param name="sort">The value of <c>sort</c>: a column's key.</param>
    /// <param name="order">The value of <c>order</c>.</param>
    public static GridSort? Of(string? sort, string? order) =>
        sort is { Length: > 0 and <= 32 } && sort.All(char.IsAsciiLetter)
            ? new(sort.ToLowerInvariant(), order != Ascending)
            : null;

    /// <summary>The present address, sorted so.</summary>
    public string On(NavigationManager navigation) =>
        navigation.GetUriWithQueryParameters(
            new Dictionary<string, object?> { [SortKey] = Key, [OrderKey] = Descending ? null : Ascending }
        );

    /// <summary>Adds it to an address that is being written.</summary>
    internal void AddTo(QueryBuilder query)
    {
        query.Add(SortKey, Key);
        if (!Descending)
        {
            query.Add(OrderKey, Ascending);
        }
    }
}
