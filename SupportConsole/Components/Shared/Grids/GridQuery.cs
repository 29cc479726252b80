namespace SupportConsole.Components.Shared.Grids;

/// <summary>The rows that a grid asks its page for.</summary>
/// <param name="Skip">Rows before the first, from 0.</param>
/// <param name="Take">How many at most.</param>
/// <param name="SortKey">Key of the column to sort by; null for the page's own order.</param>
/// <param name="Descending">True for the highest first.</param>
public sealed record GridQuery(int Skip, int Take, string? SortKey, bool Descending);

/// <summary>Some rows and how many there are in all.</summary>
/// <typeparam name="T">What a row shows.</typeparam>
/// <param name="Items">In the order asked for.</param>
/// <param name="Total">Rows that can be shown, shown or not.</param>
/// <param name="HasMore">True when more rows match than can be shown.</param>
public sealed record GridPage<T>(IReadOnlyList<T> Items, int Total, bool HasMore = false);
