using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using SupportConsole.Auth;
using SupportConsole.Core.Audit;

namespace SupportConsole.Components.Shared.Grids;

/// <summary>
/// The table of every page: a <see cref="MudDataGrid{T}"/> whose columns the reader chooses, orders and resizes
/// (remembered), whose rows are walked by <c>j</c>/<c>k</c> and arrows and opened by Enter or click (the cell's link
/// with <c>data-row-link</c>), with a footer of totals and a file of what it shows. Rows come as <see cref="Items"/>,
/// or page by page from <see cref="Load"/>.
/// </summary>
/// <typeparam name="T">What a row shows.</typeparam>
public sealed partial class ConsoleGrid<T> : IAsyncDisposable
{
    /// <summary>More rows than this are drawn only where they can be seen.</summary>
    private const int DrawnAtOnce = 100;

    private readonly List<GridColumn<T>> _columns = [];
    private readonly Dictionary<object, GridRow<T>> _known = [];
    private List<GridRow<T>> _rows = [];
    private MudDataGrid<GridRow<T>>? _grid;
    private ElementReference _frame;
    private IJSObjectReference? _module;
    private DotNetObjectReference<ConsoleGrid<T>>? _self;
    private int? _total;
    private bool _hasMore;

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required ViewPreferences Preferences { get; init; }

    [Inject]
    public required IExportAudit ExportAudit { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Names the grid to the reader's preferences and its file.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>Names the grid to screen readers.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>The columns.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment Columns { get; set; }

    /// <summary>Identifies a row through refreshes.</summary>
    [Parameter, EditorRequired]
    public required Func<T, object> RowKey { get; set; }

    /// <summary>All rows; null while they load.</summary>
    [Parameter]
    public IReadOnlyList<T>? Items { get; set; }

    /// <summary>Reads some rows; instead of <see cref="Items"/> where there may be thousands.</summary>
    [Parameter]
    public Func<GridQuery, CancellationToken, Task<GridPage<T>>>? Load { get; set; }

    /// <summary>A heading beside the tools.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>Filters and the like, above the rows.</summary>
    [Parameter]
    public RenderFragment? Tools { get; set; }

    /// <summary>What to say when there is nothing.</summary>
    [Parameter]
    public string Empty { get; set; } = GridWords.Empty;

    /// <summary>More than a sentence for when there is nothing.</summary>
    [Parameter]
    public RenderFragment? EmptyContent { get; set; }

    /// <summary>Why the rows could not be loaded.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>Loads again.</summary>
    [Parameter]
    public EventCallback OnRetry { get; set; }

    /// <summary>Classes of a row.</summary>
    [Parameter]
    public Func<T, string>? RowClass { get; set; }

    /// <summary>True for the one large grid of a page: it takes the height that is left.</summary>
    [Parameter]
    public bool Fill { get; set; }

    /// <summary>Height of a grid whose rows are drawn only where they can be seen.</summary>
    [Parameter]
    public string Height { get; set; } = "min(70vh, 720px)";

    /// <summary>
    /// Rows that are shown before the grid scrolls by itself; null for a grid that grows with its rows.
    /// </summary>
    [Parameter]
    public int? RowsShown { get; set; }

    /// <summary>False where the page offers a file of its own.</summary>
    [Parameter]
    public bool CanExport { get; set; } = true;

    /// <summary>Room kept while the rows load.</summary>
    [Parameter]
    public int WaitingLines { get; set; } = 4;

    /// <summary>Says how many rows there are; false where the page says it.</summary>
    [Parameter]
    public bool ShowCount { get; set; } = true;

    private bool IsVirtual => Load is not null || _rows.Count > DrawnAtOnce;

    private bool HasFooter => _columns.Any(column => column.Footer is not null);

    private float RowHeight => Preferences.IsCompact ? 32 : 36;

    private string? HeightNow =>
        RowsShown < _rows.Count ? string.Create(CultureInfo.InvariantCulture, $"{(RowsShown * RowHeight) + 28}px")
        : IsVirtual || Fill ? Height
        : null;

    private string? CountText =>
        ShowCount && (Load is null ? Items?.Count : _total) is { } total ? GridWords.Count(total, _hasMore) : null;

    /// <summary>Reads the rows of <see cref="Load"/> again.</summary>
    public Task ReloadAsync() => _grid is { } grid && Load is not null ? grid.ReloadServerData() : Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        try
        {
            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (Exception exception) when (BrowserFaults.IsGone(exception))
        {
            // The browser has gone, and the grid with it.
        }
    }

    internal void Add(GridColumn<T> column) => _columns.Add(column);

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        BeginLayout();
        _sortGiven = Sort;
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Load is null)
        {
            _rows = [.. (Items ?? []).Select(RowOf)];
            if (_known.Count > 2 * _rows.Count + DrawnAtOnce)
            {
                var shown = _rows.Select(row => row.Key).ToHashSet();
                foreach (var gone in _known.Keys.Where(key => !shown.Contains(key)).ToList())
                {
                    _known.Remove(gone);
                }
            }
        }

        TakeLayout();
        if (_sortGiven != Sort)
        {
            _sortGiven = Sort;
            await ShowSortAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/grid.js");
            await _module.InvokeVoidAsync("attach", _frame, _self);
        }
        catch (Exception exception) when (BrowserFaults.IsGone(exception))
        {
            // The page was left; the grid can be read without its keys.
        }
    }

    private GridRow<T> RowOf(T item)
    {
        var key = RowKey(item);
        if (_known.TryGetValue(key, out var row))
        {
            row.Item = item;
            return row;
        }

        return _known[key] = new GridRow<T>(key, item);
    }

    /// <summary>The cell below the column; null in a grid without totals, which would show an empty row.</summary>
    private RenderFragment<FooterContext<GridRow<T>>>? FooterOf(GridColumn<T> column) =>
        HasFooter ? _ => builder => builder.AddContent(0, column.Footer) : null;

    private async Task<GridData<GridRow<T>>> LoadAsync(
        GridStateVirtualize<GridRow<T>> state,
        CancellationToken cancellationToken
    )
    {
        var sort = state.SortDefinitions.FirstOrDefault();
        var page = await Load!(
            new GridQuery(state.StartIndex, state.Count, KeyOf(sort?.SortBy), sort?.Descending ?? false),
            cancellationToken
        );
        if (_total != page.Total || _hasMore != page.HasMore)
        {
            (_total, _hasMore) = (page.Total, page.HasMore);
            StateHasChanged();
        }

        return new GridData<GridRow<T>> { Items = [.. page.Items.Select(RowOf)], TotalItems = page.Total };
    }

    private string? KeyOf(string? sortBy) => _columns.Find(column => column.Key == sortBy)?.Key;
}
