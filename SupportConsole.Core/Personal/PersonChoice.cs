namespace SupportConsole.Core.Personal;

/// <summary>What a person chose for themselves, on every machine; nobody else reads it.</summary>
public sealed record PersonChoice
{
    /// <summary>The longest <see cref="Name"/>.</summary>
    public const int LongestName = 40;

    /// <summary>The longest <see cref="Value"/>.</summary>
    public const int LongestValue = 4_000;

    public required string PersonId { get; init; }

    public required PersonChoiceKind Kind { get; init; }

    /// <summary>The folded <see cref="Name"/>: names that differ by case only are the same.</summary>
    public required string Key { get; init; }

    /// <summary>The name as it was written: of a view its name, of a layout the grid's.</summary>
    public required string Name { get; init; }

    /// <summary>What was chosen: of a view the query of its address, of a layout the grid's text.</summary>
    public required string Value { get; init; }

    public required DateTimeOffset KeptAt { get; init; }

    /// <summary>How names are folded.</summary>
    public static string Fold(string name) => name.ToLowerInvariant();
}

/// <summary>What a choice is about.</summary>
public enum PersonChoiceKind
{
    /// <summary>A view of the accounts.</summary>
    AccountView = 0,

    /// <summary>The columns of a grid.</summary>
    GridLayout = 1,
}
