using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace SupportConsole.Components.Shared.Grids;

/// <summary>
/// A column of a <see cref="ConsoleGrid{T}"/>, declared inside it. Its <see cref="Value"/> is what is sorted by and
/// written to a file; its cell shows the <see cref="ChildContent"/>, or the value as text.
/// </summary>
/// <typeparam name="T">What a row shows.</typeparam>
public sealed class GridColumn<T> : ComponentBase
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Names the column to the reader's layout and to sorting on the server.</summary>
    [Parameter, EditorRequired]
    public required string Key { get; set; }

    /// <summary>The heading.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>The value to sort by and to export; null for a column of acts.</summary>
    [Parameter]
    public Func<T, object?>? Value { get; set; }

    /// <summary>
    /// The value as text, for the cell and the file, where a time stands in ISO 8601; without it the value is written
    /// invariantly.
    /// </summary>
    [Parameter]
    public Func<T, string>? Text { get; set; }

    /// <summary>What the cell shows instead of text.</summary>
    [Parameter]
    public RenderFragment<T>? ChildContent { get; set; }

    /// <summary>True for figures: aligned right, tabular.</summary>
    [Parameter]
    public bool Numeric { get; set; }

    /// <summary>False where the order of values means nothing.</summary>
    [Parameter]
    public bool Sortable { get; set; } = true;

    /// <summary>True for a column that is shown only when the reader chooses it.</summary>
    [Parameter]
    public bool HiddenAtFirst { get; set; }

    /// <summary>False for a column that cannot be taken away, such as the one with the row's link.</summary>
    [Parameter]
    public bool Hideable { get; set; } = true;

    /// <summary>What stands below the column: a total.</summary>
    [Parameter]
    public string? Footer { get; set; }

    /// <summary>True when the heading is read out but not shown.</summary>
    [Parameter]
    public bool QuietTitle { get; set; }

    /// <summary>Classes of its cells.</summary>
    internal string CellClass => (Numeric ? "n " : "") + (QuietTitle ? "quiet" : "");

    [CascadingParameter]
    internal ConsoleGrid<T>? Grid { get; set; }

    /// <summary>
    /// What a row is sorted by; MudBlazor takes null as the lowest although its signature does not say so.
    /// </summary>
    internal object ValueOf(GridRow<T> row) => Value?.Invoke(row.Item)!;

    /// <summary>The text of a cell without content of its own, and of a file.</summary>
    internal string TextOf(T item) =>
        Text?.Invoke(item) ?? Convert.ToString(Value?.Invoke(item), CultureInfo.InvariantCulture) ?? "";

    /// <summary>What a file holds: the number, the time in ISO 8601 (UTC), or the text.</summary>
    internal object ExportOf(T item) =>
        Value?.Invoke(item) switch
        {
            null => "",
            DateTimeOffset time => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture),
            sbyte or byte or short or int or long or decimal or double or float => Value(item)!,
            _ => TextOf(item),
        };

    /// <inheritdoc/>
    protected override void OnInitialized() => Grid?.Add(this);
}
