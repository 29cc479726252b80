namespace SupportConsole.Core.Notes;

/// <summary>What a colleague wrote on an account.</summary>
public sealed record AccountNote
{
    public long Id { get; init; }

    public required string AccountId { get; init; }

    public required string AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Markdown, 1-4,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>Pinned notes stand first.</summary>
    public bool Pinned { get; set; }

    /// <summary>When its author took it back; null while it stands. The text stays for the audit.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}
