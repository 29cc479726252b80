using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace SupportConsole.Components.Shared.Grids;

/// <content>How the columns are arranged: as the page keeps it, or the reader's preferences.</content>
public sealed partial class ConsoleGrid<T>
{
    private GridLayout? _layoutGiven;
    private GridLayout _layout = new();
    private int _arrangement;

    /// <summary>How the columns are arranged, where the page keeps it; null for the reader's preferences.</summary>
    [Parameter]
    public GridLayout? Layout { get; set; }

    /// <summary>Raised when the reader arranged them otherwise; with it, the page keeps the layout.</summary>
    [Parameter]
    public EventCallback<GridLayout> LayoutChanged { get; set; }

    /// <summary>The keys of the columns that are shown, in order.</summary>
    internal IReadOnlyList<string> ShownColumns =>
        [
            .. _layout
                .Arrange(_columns)
                .Where(column => _layout.Shows(column) && !column.QuietTitle)
                .Select(column => column.Key),
        ];

    /// <summary>Takes the widths of columns that were dragged; called by the browser.</summary>
    [JSInvokable]
    public Task Resized(Dictionary<string, int> widths) =>
        KeepAsync(_layout with { Widths = widths.Where(pair => pair.Value is > 0 and < 4_000).ToDictionary() });

    private string PreferenceKey => $"grid:{Name}";

    private string? WidthOf(GridColumn<T> column) =>
        _layout.Widths.TryGetValue(column.Key, out var width)
            ? string.Create(CultureInfo.InvariantCulture, $"width:{width}px")
            : null;

    private void BeginLayout()
    {
        _layoutGiven = Layout;
        _layout = Layout ?? GridLayout.Parse(Preferences.Get(PreferenceKey));
    }

    /// <summary>
    /// Another layout of the page's is another grid, see <see cref="ArrangeAsync"/>. The one that this grid has just told
    /// is shown already: MudDataGrid still handles the end of a drag when the page gives it back.
    /// </summary>
    private void TakeLayout()
    {
        if (ReferenceEquals(_layoutGiven, Layout))
        {
            return;
        }

        _layoutGiven = Layout;
        if (!ReferenceEquals(_layout, Layout))
        {
            _layout = Layout ?? new();
            _arrangement++;
        }
    }

    private async Task ArrangeAsync(GridLayout layout)
    {
        // MudDataGrid takes the order of its columns once, so that another order is another grid.
        _arrangement++;
        await KeepAsync(layout);
    }

    private async Task KeepAsync(GridLayout layout)
    {
        _layout = layout;
        if (LayoutChanged.HasDelegate)
        {
            await LayoutChanged.InvokeAsync(layout);
        }
        else
        {
            await Preferences.SetAsync(PreferenceKey, layout.Write());
        }
    }
}
