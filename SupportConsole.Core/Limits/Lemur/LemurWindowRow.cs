namespace SupportConsole.Core.Limits.Lemur;

/// <summary>An account's LeMUR window as its table holds it.</summary>
internal sealed record LemurWindowRow
{
    public required string AccountId { get; init; }

    /// <summary>As <see cref="LemurWindow.ToText"/> writes it.</summary>
    public required string Admissions { get; init; }

    /// <summary>Counts the writes of this row: compare and set.</summary>
    public required long Version { get; init; }
}
