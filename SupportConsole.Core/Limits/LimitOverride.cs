using System.Text.Json.Serialization;

namespace SupportConsole.Core.Limits;

/// <summary>Where a limit comes from.</summary>
public enum LimitSource
{
    PlanDefault = 0,

    /// <summary>Set in the console within the guardrails.</summary>
    Override = 1,

    /// <summary>Approved by engineering; on the wire it is called <c>escalation</c>.</summary>
    [JsonStringEnumMemberName("escalation")]
    Approval = 2,

    /// <summary>A small raise for a short time, while engineering decides.</summary>
    UrgentRaise = 3,
}

/// <summary>An account's own value of one limit, who set it and when.</summary>
public sealed record LimitOverride
{
    public required string AccountId { get; init; }

    public required LimitKind Kind { get; init; }

    public required int Value { get; init; }

    public required LimitSource Source { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Name of the person who set it.</summary>
    public required string SetBy { get; init; }

    /// <summary>The audit entry of the change.</summary>
    public required long AuditSequence { get; init; }

    /// <summary>When the limit before comes back by itself; null for a lasting limit.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// The lasting limit that comes back; null means the plan's default. Without meaning for a lasting limit.
    /// </summary>
    public int? RevertsTo { get; init; }

    /// <summary>Where the limit that comes back came from.</summary>
    public LimitSource RevertsToSource { get; init; }

    /// <summary>True when the limit before comes back by itself.</summary>
    public bool IsTemporary => ExpiresAt is not null;
}
