using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges.Escalations;

/// <summary>Where an escalation stands.</summary>
public enum EscalationState
{
    /// <summary>
    /// Engineering has not decided. Past <see cref="Escalation.LapsesAt"/> it counts as lapsed, noted or not.
    /// </summary>
    Waiting = 0,

    /// <summary>Approved, and applied in the same transaction.</summary>
    Approved = 1,

    Denied = 2,

    /// <summary>Nobody decided in time.</summary>
    Lapsed = 3,

    /// <summary>The limit it was bound to changed meanwhile.</summary>
    Void = 4,

    /// <summary>Taken back by the person who had asked.</summary>
    Withdrawn = 5,
}

/// <summary>
/// A limit change that engineering must confirm first. Bound to exactly this account, old limit and new limit. Source:
/// domain.md, "Support procedure: throttled by concurrency".
/// </summary>
public sealed record Escalation
{
    /// <summary>32 hexadecimal digits, rising with time.</summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public required EscalationState State { get; init; }

    /// <summary>Which limit: the throttle limit, or that on new streaming sessions a minute.</summary>
    public LimitKind Kind { get; init; }

    /// <summary>The limit in force when it was asked, without an urgent raise.</summary>
    public required int OldLimit { get; init; }

    public required int NewLimit { get; init; }

    /// <summary>Until when the new limit is to hold; null for ever.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The guardrail that asks for engineering.</summary>
    public required LimitChangeRule Rule { get; init; }

    /// <summary>
    /// Peak of running + queued in the guardrail's window when it was asked; of streaming, the most new sessions that
    /// were asked for in one minute of the days that its guardrail looks at.
    /// </summary>
    public required int PeakDemand { get; init; }

    /// <summary>Transcripts that ran when it was asked; of streaming, sessions that were open.</summary>
    public required int Running { get; init; }

    /// <summary>Transcripts that waited when it was asked; of streaming, sessions refused in those days.</summary>
    public required int Queued { get; init; }

    /// <summary>The minute of <see cref="PeakDemand"/>, where it was kept.</summary>
    public DateTimeOffset? PeakAt { get; init; }

    /// <summary>Minutes with refusals in those days; null where it is not about streaming.</summary>
    public int? RefusingMinutes { get; init; }

    public required string Reason { get; init; }

    public required string Ticket { get; init; }

    public required string RequestedById { get; init; }

    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public required DateTimeOffset LapsesAt { get; init; }

    public required long RequestAuditSequence { get; init; }

    public string? DecidedById { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? Comment { get; init; }

    public long? DecisionAuditSequence { get; init; }

    /// <summary>Where it stands at a time: one that nobody decided has lapsed then, noted or not.</summary>
    public EscalationState StateAt(DateTimeOffset now) =>
        State == EscalationState.Waiting && LapsesAt <= now ? EscalationState.Lapsed : State;
}
