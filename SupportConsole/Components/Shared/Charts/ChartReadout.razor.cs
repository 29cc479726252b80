using Microsoft.AspNetCore.Components;

namespace SupportConsole.Components.Shared.Charts;

/// <summary>The figures of the bucket that the reader points at.</summary>
public sealed partial class ChartReadout
{
    /// <summary>What the chart shows.</summary>
    [Parameter, EditorRequired]
    public required TimeChartData Data { get; set; }

    /// <summary>Place of the bucket.</summary>
    [Parameter, EditorRequired]
    public required int Bucket { get; set; }

    /// <summary>The look of each series, by key.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<string, ChartLook> Looks { get; set; }

    /// <summary>Keys of the series that are hidden.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlySet<string> Hidden { get; set; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    private string Figure(double? value) => value is { } known ? Data.Figure(known) : ChartWords.Gap;

    /// <summary>Of many bars only those that are there: eleven zeros say nothing.</summary>
    private bool IsRead(ChartSeries series) =>
        !Hidden.Contains(series.Key) && (series.Shape == ChartShape.Area || series.Values[Bucket] > 0);
}
