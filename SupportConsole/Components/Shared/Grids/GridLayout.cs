using System.Text.Json;

namespace SupportConsole.Components.Shared.Grids;

/// <summary>How a reader arranged the columns of a grid.</summary>
public sealed record GridLayout
{
    private const int UsualWidth = 140;
    private const int NarrowestWidth = 40;
    private const int WidestWidth = 800;

    /// <summary>Keys in the reader's order; columns that are not named follow in the page's order.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>Keys of columns that were taken away.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>Keys of columns that are hidden at first and were chosen.</summary>
    public IReadOnlyList<string> Chosen { get; init; } = [];

    /// <summary>Widths in px of columns that were resized.</summary>
    public IReadOnlyDictionary<string, int> Widths { get; init; } = new Dictionary<string, int>();

    /// <summary>Keys of the only columns that are shown, such as those that an address names; null where none does.</summary>
    public IReadOnlyList<string>? Only { get; init; }

    /// <summary>Reads a kept layout; what cannot be read is no layout.</summary>
    public static GridLayout Parse(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? new()
                : JsonSerializer.Deserialize<GridLayout>(text, JsonSerializerOptions.Web)
                    is { Order: not null, Hidden: not null, Chosen: not null, Widths: not null } kept
                    ? kept
                : new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    /// <summary>The layout as it is kept.</summary>
    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>All columns in the reader's order.</summary>
    public IReadOnlyList<GridColumn<T>> Arrange<T>(IReadOnlyList<GridColumn<T>> columns)
    {
        var places = Order
            .Select((key, place) => (key, place))
            .DistinctBy(pair => pair.key)
            .ToDictionary(pair => pair.key, pair => pair.place);
        return [.. columns.OrderBy(column => places.GetValueOrDefault(column.Key, int.MaxValue))];
    }

    /// <summary>True when the column is shown.</summary>
    public bool Shows<T>(GridColumn<T> column) =>
        !column.Hideable
        || (
            Only is not null ? Only.Contains(column.Key)
            : column.HiddenAtFirst ? Chosen.Contains(column.Key)
            : !Hidden.Contains(column.Key)
        );

    /// <summary>With one column shown or taken away.</summary>
    public GridLayout With<T>(GridColumn<T> column, bool shown) =>
        Only is not null ? this with { Only = Toggle(Only, column.Key, shown) }
        : column.HiddenAtFirst ? this with { Chosen = Toggle(Chosen, column.Key, shown) }
        : this with { Hidden = Toggle(Hidden, column.Key, !shown) };

    /// <summary>With one column moved by so many places.</summary>
    public GridLayout Moved<T>(IReadOnlyList<GridColumn<T>> columns, GridColumn<T> column, int by)
    {
        var keys = Arrange(columns).Select(arranged => arranged.Key).ToList();
        var place = keys.IndexOf(column.Key);
        var target = Math.Clamp(place + by, 0, keys.Count - 1);
        keys.RemoveAt(place);
        keys.Insert(target, column.Key);
        return this with { Order = keys };
    }

    /// <summary>With one column wider by so many px, or narrower.</summary>
    public GridLayout Resized<T>(GridColumn<T> column, int by) =>
        this with
        {
            Widths = new Dictionary<string, int>(Widths)
            {
                [column.Key] = Math.Clamp(
                    Widths.GetValueOrDefault(column.Key, UsualWidth) + by,
                    NarrowestWidth,
                    WidestWidth
                ),
            },
        };

    private static IReadOnlyList<string> Toggle(IReadOnlyList<string> keys, string key, bool present) =>
        present ? [.. keys.Append(key).Distinct()] : [.. keys.Where(kept => kept != key)];
}
