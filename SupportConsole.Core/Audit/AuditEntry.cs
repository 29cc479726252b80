namespace SupportConsole.Core.Audit;

/// <summary>How an audited act ended.</summary>
public enum AuditOutcome
{
    Applied = 0,

    /// <summary>A rule refused it.</summary>
    Refused = 1,

    /// <summary>What the person saw had changed meanwhile.</summary>
    Conflict = 2,

    /// <summary>The person may not do this.</summary>
    Forbidden = 3,
}

/// <summary>
/// One link of the audit chain: who did or tried what, before and after, why. Never changed, never deleted.
/// </summary>
public sealed record AuditEntry
{
    /// <summary>1, 2, 3 ... without gaps.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>Roles at the time, comma-separated.</summary>
    public required string Roles { get; init; }

    /// <summary>See <see cref="AuditActions"/>.</summary>
    public required string Action { get; init; }

    public required AuditOutcome Outcome { get; init; }

    public string? AccountId { get; init; }

    /// <summary>JSON of what was, null when there was nothing.</summary>
    public string? Before { get; init; }

    /// <summary>JSON of what became or was asked for.</summary>
    public string? After { get; init; }

    /// <summary>The rule's sentence for an act that was not applied.</summary>
    public string? Rule { get; init; }

    public string? Reason { get; init; }

    public string? Ticket { get; init; }

    /// <summary>One per attempt; a repeat with the same id is the same attempt.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>Hash of the entry before; empty for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over all of the above, hex; see <see cref="AuditChain"/>.</summary>
    public required string Hash { get; init; }
}

/// <summary>The end of the chain: one row, locked by whoever appends.</summary>
public sealed record AuditHead
{
    /// <summary>Key of the only row.</summary>
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public required long Sequence { get; init; }

    public required string Hash { get; init; }
}
