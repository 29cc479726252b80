namespace SupportConsole.Components.Shared.Grids;

/// <summary>
/// A row of a grid. Two rows are the same when their keys are, so that live figures change in place instead of
/// replacing the row.
/// </summary>
/// <typeparam name="T">What the row shows.</typeparam>
public sealed class GridRow<T>(object key, T item)
{
    /// <summary>Identifies the row through refreshes.</summary>
    public object Key { get; } = key;

    /// <summary>What it shows now.</summary>
    public T Item { get; set; } = item;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GridRow<T> other && other.Key.Equals(Key);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode();
}
