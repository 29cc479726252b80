namespace SupportConsole.Components.Shared.Grids;

/// <summary>Words of every grid.</summary>
internal static class GridWords
{
    public const string Loading = "Loading…";
    public const string Nothing = "Nothing could be loaded.";
    public const string Menu = "Columns and export";
    public const string Columns = "Columns";
    public const string Export = "Save as CSV";
    public const string Reset = "Columns as at first";
    public const string Empty = "Nothing here.";

    /// <summary>"1 row", "1,204 rows", "10,000+ rows".</summary>
    public static string Count(int total, bool hasMore = false) =>
        hasMore ? $"{Figures.Whole(total)}+ rows" : Figures.Count(total, "row", "rows");

    public static string Narrower(string title) => $"Make {title} narrower";

    public static string Wider(string title) => $"Make {title} wider";

    public static string MoveUp(string title) => $"Move {title} to the left";

    public static string MoveDown(string title) => $"Move {title} to the right";
}
