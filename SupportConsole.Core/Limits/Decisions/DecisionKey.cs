namespace SupportConsole.Core.Limits.Decisions;

/// <summary>
/// The secret that decision ids are signed with: one row, made once for a database and shared by its nodes. Never shown
/// or logged.
/// </summary>
internal sealed class DecisionKey
{
    /// <summary>Key of the only row.</summary>
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public required byte[] Secret { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
