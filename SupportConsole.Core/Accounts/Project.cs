namespace SupportConsole.Core.Accounts;

/// <summary>
/// Isolates an account's data (production, staging ...). Limits never belong to it. A deleted one keeps its row: its
/// transcripts and its usage keep its id, and history its name.
/// </summary>
public sealed record Project
{
    /// <summary>The project every account starts with, and the one meant where a call names none.</summary>
    public const string DefaultId = "default";

    public required string AccountId { get; init; }

    /// <summary>Unique within the account, 1-64 characters.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it accepts no new work; null while it stands.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}
