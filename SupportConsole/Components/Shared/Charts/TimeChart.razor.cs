using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using SupportConsole.Core.Periods;

namespace SupportConsole.Components.Shared.Charts;

/// <summary>
/// The console's chart over time: stacked areas or bars, the limit as a stepped line with its changes, and the same
/// figures as a table. Drawn by the server: it is there before any script runs. A new value of <see cref="Data"/>
/// changes it in place; the crosshair, the selection and the hidden series stay.
/// <code>
/// &lt;TimeChart Data="HistoryTimeChart.Of(view, HistoryChartNames.Transcripts)" View="_view" ViewChanged="Show" OnZoom="Zoom"
/// Heading="2" /&gt; &lt;TimeChart Data="StackedTimeChart.Of(stack)" OnZoom="Zoom"&gt;&lt;Actions&gt;&lt;MudButton
/// OnClick="ResetZoom"&gt;Reset zoom&lt;/MudButton&gt;&lt;/Actions&gt;&lt;/TimeChart&gt;
///
/// void Zoom(HistoryBucket part) => Go(Period.Between(part.Start, part.End));
/// </code>
/// </summary>
public sealed partial class TimeChart : IAsyncDisposable
{
    private readonly string _id = $"chart-{Guid.NewGuid():N}";
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);
    private TimeChartData? _drawn;
    private TimeChartGeometry _chart = null!;
    private IReadOnlyDictionary<string, ChartLook> _looks = null!;
    private ElementReference _plot;
    private ChartBrush? _brush;
    private int? _shown;

    [Inject]
    public required IJSRuntime Js { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>What is drawn.</summary>
    [Parameter, EditorRequired]
    public required TimeChartData Data { get; set; }

    /// <summary>Chart or table.</summary>
    [Parameter]
    public ChartView View { get; set; }

    /// <summary>
    /// Raised when the reader asked for the other view. Without a handler the chart changes it by itself.
    /// </summary>
    [Parameter]
    public EventCallback<ChartView> ViewChanged { get; set; }

    /// <summary>Raised with the ends of a part that was chosen; without a handler nothing can be chosen.</summary>
    [Parameter]
    public EventCallback<HistoryBucket> OnZoom { get; set; }

    /// <summary>Level of the visible title, 2 or 3; any other for none.</summary>
    [Parameter]
    public int Heading { get; set; }

    /// <summary>Height of the plot in pixels.</summary>
    [Parameter]
    public int Height { get; set; } = 220;

    /// <summary>The page's own buttons in the chart's head.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _brush?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_drawn, Data))
        {
            return;
        }

        _drawn = Data;
        _looks = ChartColours.Of(Data.Series);
        Draw();
        if (_shown >= Data.Buckets.Count)
        {
            _shown = null;
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (View == ChartView.Table)
            {
                // The plot has gone from the page, and its listeners with it.
                var left = _brush;
                _brush = null;
                await (left?.DisposeAsync() ?? ValueTask.CompletedTask);
                return;
            }

            _brush ??= new ChartBrush(Js, _plot, OnZoom.HasDelegate, Show, ZoomAsync);
            await _brush.UpdateAsync(Data, _chart);
        }
        catch (Exception exception) when (BrowserFaults.IsGone(exception))
        {
            // The page was left; the chart needs no script to be read.
        }
    }

    private static string Percent(double share) => TimeChartGeometry.Percent(share);

    private static string ShapeClass(ChartSeries series) => series.Shape == ChartShape.Bar ? "chart-bar" : "chart-area";

    private string Place(double left, double value) => $"left: {Percent(left)}; bottom: {Percent(_chart.Rise(value))}";

    private string Pressed(ChartView view) => view == View ? "true" : "false";

    private Variant Variant(ChartView view) => view == View ? MudBlazor.Variant.Filled : MudBlazor.Variant.Outlined;

    private void Draw() => _chart = new TimeChartGeometry(Data, _hidden);

    private void Toggle(string key)
    {
        if (!_hidden.Remove(key))
        {
            _hidden.Add(key);
        }

        Draw();
    }

    private Task ShowAsync(ChartView view)
    {
        View = view;
        _shown = null;
        return ViewChanged.InvokeAsync(view);
    }

    private void Show(int? bucket)
    {
        _shown = bucket is { } place && place >= 0 && place < Data.Buckets.Count ? place : null;
        StateHasChanged();
    }

    private Task ZoomAsync(int first, int last) =>
        first >= 0 && first <= last && last < Data.Buckets.Count
            ? OnZoom.InvokeAsync(new(Data.Buckets[first].Start, Data.Buckets[last].End))
            : Task.CompletedTask;
}
