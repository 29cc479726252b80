using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges;

/// <summary>What moved a limit.</summary>
public enum LimitChangeCause
{
    /// <summary>Support changed it within the guardrails.</summary>
    Change = 0,

    /// <summary>Engineering approved an escalation.</summary>
    Escalation = 1,

    /// <summary>Support raised it a little, for a short time, while an escalation waits.</summary>
    UrgentRaise = 2,

    /// <summary>A temporary limit's time was up.</summary>
    Expiry = 3,

    /// <summary>The last change was taken back.</summary>
    Undo = 4,

    /// <summary>A manager changed the account's plan, or removed the account's own limit with it.</summary>
    Plan = 5,
}

/// <summary>
/// One applied change of an account's limit: the marks on its chart, and what an undo goes back to. Never changed,
/// never deleted.
/// </summary>
public sealed record LimitChange
{
    /// <summary>The audit entry of the change, and this record's key.</summary>
    public required long AuditSequence { get; init; }

    public required string AccountId { get; init; }

    public required LimitKind Kind { get; init; }

    public required LimitChangeCause Cause { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the person, or of the service that reverted it.</summary>
    public required string By { get; init; }

    /// <summary>In force before.</summary>
    public required int OldLimit { get; init; }

    /// <summary>Where the old limit came from.</summary>
    public required LimitSource OldSource { get; init; }

    /// <summary>When the old limit would have expired; null for a lasting one.</summary>
    public DateTimeOffset? OldExpiresAt { get; init; }

    /// <summary>What the old limit would have gone back to: null means the plan's default.</summary>
    public int? OldRevertsTo { get; init; }

    /// <summary>Where what the old limit would have gone back to came from.</summary>
    public LimitSource OldRevertsToSource { get; init; }

    /// <summary>In force since.</summary>
    public required int NewLimit { get; init; }

    public required LimitSource NewSource { get; init; }

    /// <summary>When the new limit expires; null for a lasting one.</summary>
    public DateTimeOffset? NewExpiresAt { get; init; }

    /// <summary>
    /// The limit as it stood before this change; a temporary limit of then whose time is up since does not come back.
    /// </summary>
    public LimitState TakeBack(LimitState present, DateTimeOffset now) =>
        OldExpiresAt is { } expiresAt
            ? present with
            {
                Own = OldRevertsTo,
                LastingSource = OldRevertsTo is null ? LimitSource.PlanDefault : OldRevertsToSource,
                Temporary = expiresAt > now ? new(OldLimit, OldSource, expiresAt) : null,
            }
            : present with
            {
                Own = OldSource == LimitSource.PlanDefault ? null : OldLimit,
                LastingSource = OldSource,
                Temporary = null,
            };
}
