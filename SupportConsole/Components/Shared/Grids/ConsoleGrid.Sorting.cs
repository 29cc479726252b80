using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace SupportConsole.Components.Shared.Grids;

/// <content>What the rows are sorted by: the page's order until the reader clicks a heading, then theirs.</content>
public sealed partial class ConsoleGrid<T>
{
    private GridSort? _sortGiven;

    /// <summary>
    /// What the rows are sorted by; null for their own order. The reader's choice holds until another comes from here.
    /// </summary>
    [Parameter]
    public GridSort? Sort { get; set; }

    /// <summary>Raised when the reader chose another.</summary>
    [Parameter]
    public EventCallback<GridSort> SortChanged { get; set; }

    /// <summary>False where the rows are some of many: sorting them would hide that the others are missing.</summary>
    [Parameter]
    public bool Sortable { get; set; } = true;

    private SortDirection DirectionOf(GridColumn<T> column) =>
        column.Key != _sortGiven?.Key ? SortDirection.None
        : _sortGiven.Descending ? SortDirection.Descending
        : SortDirection.Ascending;

    /// <summary>What MudBlazor sorts by; null for the rows' own order.</summary>
    private GridSort? SortNow =>
        _grid?.SortDefinitions.Values.FirstOrDefault() is { } sort && KeyOf(sort.SortBy) is { } key
            ? new(key, sort.Descending)
            : null;

    /// <summary>
    /// The rows as MudBlazor takes them. What they are sorted by at first it marks, but sorts them only with its second
    /// drawing.
    /// </summary>
    private IEnumerable<GridRow<T>> RowsNow =>
        _grid is not null || ColumnGiven is not { } column ? _rows
        : _sortGiven!.Descending ? _rows.OrderByDescending(column.ValueOf)
        : _rows.OrderBy(column.ValueOf);

    private GridColumn<T>? ColumnGiven => _columns.Find(column => column.Key == _sortGiven?.Key);

    private Task SortedAsync() =>
        SortNow is { } sort && sort != _sortGiven ? SortChanged.InvokeAsync(sort) : Task.CompletedTask;

    /// <summary>Sorts as the address says by now, such as after Back.</summary>
    private async Task ShowSortAsync()
    {
        if (_grid is not { } grid || SortNow == _sortGiven)
        {
            return;
        }

        if (ColumnGiven is { } column)
        {
            await grid.SetSortAsync(column.Key, DirectionOf(column), column.ValueOf);
        }
        else if (SortNow is { } old)
        {
            await grid.RemoveSortAsync(old.Key);
        }
    }
}
