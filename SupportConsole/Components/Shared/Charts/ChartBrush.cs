using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace SupportConsole.Components.Shared.Charts;

/// <summary>
/// The browser's part of a chart: the crosshair and the selection are drawn there at once; the server hears which
/// bucket the reader is at and which part was chosen.
/// </summary>
/// <param name="js">The browser.</param>
/// <param name="plot">The element that listens.</param>
/// <param name="zooms">True when a part can be chosen.</param>
/// <param name="show">Called with the bucket that the reader is at; null when there is none.</param>
/// <param name="zoom">Called with the first and the last bucket of the chosen part.</param>
internal sealed class ChartBrush(
    IJSRuntime js,
    ElementReference plot,
    bool zooms,
    Action<int?> show,
    Func<int, int, Task> zoom
) : IAsyncDisposable
{
    /// <summary>A period whose length changed by more than this is another one.</summary>
    private const double SameLength = 0.02;

    private DotNetObjectReference<ChartBrush>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _brush;
    private TimeChartData? _told;
    private double[] _places = [];
    private (TimeChartData Data, TimeChartGeometry Chart) _wanted;
    private bool _busy;
    private bool _disposed;

    /// <summary>The reader is at a bucket; called by the browser.</summary>
    /// <param name="bucket">Its place; null when the reader left.</param>
    [JSInvokable]
    public void Show(int? bucket) => show(bucket);

    /// <summary>Some buckets were chosen; called by the browser.</summary>
    /// <param name="first">Place of the first.</param>
    /// <param name="last">Place of the last.</param>
    [JSInvokable]
    public Task Zoom(int first, int last) => zoom(first, last);

    /// <summary>
    /// Tells the browser where each bucket stands. Called after each render; one call runs at a time and brings it up
    /// to the newest.
    /// </summary>
    public async Task UpdateAsync(TimeChartData data, TimeChartGeometry chart)
    {
        _wanted = (data, chart);
        if (_busy || _disposed)
        {
            return;
        }

        _busy = true;
        try
        {
            if (_brush is null)
            {
                _self = DotNetObjectReference.Create(this);
                _module = await js.InvokeAsync<IJSObjectReference>("import", "./js/brush.js");
                _brush = await _module.InvokeAsync<IJSObjectReference>("attach", plot, _self, zooms);
            }

            while (!_disposed && !ReferenceEquals(_told, _wanted.Data))
            {
                await TellAsync(_brush, _wanted.Data, _wanted.Chart);
            }
        }
        finally
        {
            _busy = false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        _self?.Dispose();
        try
        {
            foreach (var part in new[] { _brush, _module })
            {
                if (part is not null)
                {
                    await part.DisposeAsync();
                }
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and the chart with it.
        }
    }

    private async Task TellAsync(IJSObjectReference brush, TimeChartData data, TimeChartGeometry chart)
    {
        double[] places = [.. data.Buckets.SelectMany(bucket => new[] { Place(bucket.Start), Place(bucket.End) })];
        var moved = _told is { } told && Continues(told, data);
        _told = data;
        if (!moved || !places.AsSpan().SequenceEqual(_places))
        {
            _places = places;
            await brush.InvokeVoidAsync(
                "buckets",
                places.Where((_, place) => place % 2 == 1),
                moved,
                places.Where((_, place) => place % 2 == 0)
            );
        }

        double Place(DateTimeOffset time) => Math.Round(chart.Share(time), 6);
    }

    /// <summary>True when the period is the one before, moved on a little.</summary>
    private static bool Continues(TimeChartData told, TimeChartData data)
    {
        var (before, after) = ((told.To - told.From).TotalSeconds, (data.To - data.From).TotalSeconds);
        return data.From < told.To && told.From < data.To && Math.Abs(after - before) <= before * SameLength;
    }
}
