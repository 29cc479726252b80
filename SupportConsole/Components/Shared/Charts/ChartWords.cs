using System.Globalization;

namespace SupportConsole.Components.Shared.Charts;

/// <summary>Words of every chart.</summary>
internal static class ChartWords
{
    public const string ZoomOut = "Zoom out";
    public const string Chart = "Chart";
    public const string Table = "Table";
    public const string ShowAs = "Show as";
    public const string Legend = "Series in the chart";
    public const string Limit = "limit";
    public const string Changes = "Changes of the limit";
    public const string Changed = "limit changed";
    public const string Gap = "–";
    public const string Empty = "Nothing is known of this period.";
    public const string Help = "Arrow keys move through the chart, Escape leaves it.";
    public const string ZoomHelp =
        "Drag over the chart to zoom in. With the keyboard: arrow keys move, Shift and an arrow key select, Enter "
        + "zooms in, Escape clears.";
    public const string TimeColumn = "Time";
    public const string TimeUtcColumn = "Time (UTC)";

    public static string Whole(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    public static string LimitOf(string figure) => $"{Limit} {figure}";

    public static string Newest(int shown, int all) =>
        $"The newest {Figures.Whole(shown)} of {Figures.Whole(all)} rows. Choose a shorter period for the others.";

    public static string TableOf(string title) => $"{title}, table";

    public static string ChartOf(string title) => $"{title}, chart";

    public static string Open(string series) => $"Open {series}";
}
