namespace SupportConsole.Core.Retention;

/// <summary>Which present the retention last went by. The table has one row, from its beginning.</summary>
internal sealed record RetentionMark
{
    /// <summary>The row's id.</summary>
    public const int OnlyId = 1;

    public required int Id { get; init; }

    /// <summary>The latest present that it went by; null before its first round.</summary>
    public DateTimeOffset? BelievedAt { get; init; }
}
