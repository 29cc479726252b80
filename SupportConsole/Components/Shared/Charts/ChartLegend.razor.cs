using Microsoft.AspNetCore.Components;

namespace SupportConsole.Components.Shared.Charts;

/// <summary>The series of a chart by name, each a button that hides or shows it.</summary>
public sealed partial class ChartLegend
{
    /// <summary>What the chart shows.</summary>
    [Parameter, EditorRequired]
    public required TimeChartData Data { get; set; }

    /// <summary>The look of each series, by key.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<string, ChartLook> Looks { get; set; }

    /// <summary>Keys of the series that are hidden.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlySet<string> Hidden { get; set; }

    /// <summary>Raised with the key of a series that is to be hidden or shown.</summary>
    [Parameter]
    public EventCallback<string> OnToggle { get; set; }

    private string Shown(string key) => Hidden.Contains(key) ? "false" : "true";
}
