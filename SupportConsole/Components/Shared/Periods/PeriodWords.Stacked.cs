using SupportConsole.Core.Periods;

namespace SupportConsole.Components.Shared.Periods;

/// <summary>Words of every chart of a period.</summary>
internal static partial class PeriodWords
{
    public const string AllSeries = "All";
    public const string Others = "all others";
    public const string ChartHelp =
        "Drag over the chart to zoom in. With the keyboard: arrow keys move, Shift and an arrow key select, Enter "
        + "zooms in, Escape clears.";

    public static string OthersOf(int count) => $"{Others} ({Figures.Whole(count)})";

    public static string EachBar(BucketSize size) =>
        size switch
        {
            BucketSize.Minute => "Each bar is a minute.",
            BucketSize.FiveMinutes => "Each bar is five minutes.",
            BucketSize.Hour => "Each bar is an hour.",
            BucketSize.Day => "Each bar is a day in UTC.",
            _ => "Each bar is a month in UTC.",
        };
}
