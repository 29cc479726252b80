using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Throttling;

/// <summary>Steps as an area each for running and queued, and the limit as a line. Rendered by the server: it is there at once.</summary>
public sealed partial class HistoryChart
{
    /// <summary>A step of the limit this near to a recorded change is that change.</summary>
    private const double Near = 8;

    private ChartGeometry _chart = null!;
    private IReadOnlyList<ChangeMark> _marks = [];

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>What is drawn.</summary>
    [Parameter, EditorRequired]
    public required HistoryView View { get; set; }

    /// <summary>What its areas are called.</summary>
    [Parameter]
    public ChartWords Words { get; set; } = ChartWords.Transcripts;

    private IReadOnlyList<Step> Steps => View.Steps;

    private HistoryRange Range => View.Range;

    /// <summary>True when the history begins so late that a label after its beginning would not fit.</summary>
    private bool BeginsLate => _chart.X(Steps[0].From) > ChartGeometry.Right - 80;

    private double LimitLabelX => _chart.X(Steps[0].From) + (BeginsLate ? -4 : 4);

    private string LimitLabelAnchor => BeginsLate ? "end" : "start";

    // Above the line, or below it where there is no room above.
    private double LimitLabelY => _chart.Y(Steps[0].Limit) is var y && y < ChartGeometry.Top + 10 ? y + 14 : y - 6;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _chart = new ChartGeometry(View.Steps, View.From, View.To);
        _marks = [.. _chart.ChangeMarks(View.Changes)];
    }

    private static string Percent(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.##}%");

    // The effective limit also moves with the balance, which nobody changed.
    private bool IsUnexplained(LimitMark mark) => !View.Changes.Any(change => Math.Abs(_chart.X(change.At) - mark.X) <= Near);

    private static string N(double value) => ChartGeometry.N(value);

    // Razor takes <text> for its own tag, so the element is written here; nothing in it comes from outside.
    private static string Text(double x, double y, string anchor, string style, string content) =>
        string.Create(CultureInfo.InvariantCulture, $"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\" class=\"{style}\">{WebUtility.HtmlEncode(content)}</text>");
}
