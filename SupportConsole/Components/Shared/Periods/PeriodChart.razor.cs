using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SupportConsole.Core.Throttling.History;

namespace SupportConsole.Components.Shared.Periods;

/// <summary>
/// A period's buckets, stacked. Rendered by the server: it is there at once. What the pointer and the keys do to it is the
/// browser's; which bucket they are at, and the part they chose, is told to the server.
/// </summary>
public sealed partial class PeriodChart : IAsyncDisposable
{
    private const int Colours = SeriesStyle.Colours;

    /// <summary>As many as fit in a line.</summary>
    private const int ReadParts = 4;

    private StackedGeometry _chart = null!;
    private ElementReference _plot;
    private IJSObjectReference? _module;
    private IJSObjectReference? _brush;
    private DotNetObjectReference<PeriodChart>? _self;
    private IReadOnlyList<HistoryBucket>? _attached;
    private int? _shown;

    [Inject]
    public required IJSRuntime Js { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>What is drawn.</summary>
    [Parameter, EditorRequired]
    public required StackedPeriod Period { get; set; }

    /// <summary>A part was chosen, by its ends.</summary>
    [Parameter]
    public EventCallback<HistoryBucket> OnZoom { get; set; }

    /// <summary>The pointer or the cursor is at a bucket; called by the browser.</summary>
    /// <param name="bucket">Its place; null when it left.</param>
    [JSInvokable]
    public void Show(int? bucket)
    {
        _shown = bucket is { } place && place >= 0 && place < Period.Buckets.Count ? place : null;
        StateHasChanged();
    }

    /// <summary>Some buckets were chosen; called by the browser.</summary>
    /// <param name="first">Place of the first.</param>
    /// <param name="last">Place of the last.</param>
    [JSInvokable]
    public Task Zoom(int first, int last)
    {
        var buckets = Period.Buckets;
        return first >= 0 && first <= last && last < buckets.Count ? OnZoom.InvokeAsync(new(buckets[first].Start, buckets[last].End)) : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
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

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _chart = new StackedGeometry(Period);
        if (_shown >= Period.Buckets.Count)
        {
            _shown = null;
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (ReferenceEquals(_attached, Period.Buckets))
        {
            return;
        }

        _attached = Period.Buckets;
        try
        {
            if (firstRender)
            {
                _self = DotNetObjectReference.Create(this);
                _module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/brush.js");
                _brush = await _module.InvokeAsync<IJSObjectReference>("attach", _plot, _self);
            }

            if (_brush is not null)
            {
                // Where each bucket ends: the last share is 1.
                await _brush.InvokeVoidAsync("buckets", Period.Buckets.Select(bucket => Math.Round(_chart.Share(bucket.End), 6)).ToArray());
            }
        }
        catch (Exception exception) when (BrowserFaults.IsGone(exception))
        {
            // The page was left; the chart needs no brush to be read.
        }
    }

    private static string Percent(double share) => (share * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private string When(int bucket) => PeriodWords.Bucket(Period.Size, Period.Buckets[bucket], Zone);

    private long Value(int place, int bucket) => place < Period.Top.Count ? Period.Top[place].Values[bucket] : Period.Others[bucket];

    private IEnumerable<(string Name, int Place)> Largest(int bucket) => Enumerable.Range(0, Period.Top.Count + 1)
        .Where(place => Value(place, bucket) > 0)
        .OrderByDescending(place => Value(place, bucket))
        .Take(ReadParts)
        .Select(place => (place < Period.Top.Count ? Period.Top[place].Name : StackedTexts.Others, place));
}
