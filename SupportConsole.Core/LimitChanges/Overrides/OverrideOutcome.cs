using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges.Overrides;

/// <summary>How a wish to override a limit ended.</summary>
public abstract record OverrideOutcome
{
    private OverrideOutcome() { }

    /// <summary>In force for the very next decision.</summary>
    /// <param name="Kind">Which limit.</param>
    /// <param name="OldLimit">In force before.</param>
    /// <param name="NewLimit">In force now.</param>
    /// <param name="IsPlanDefault">True when the account has no value of its own any more.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Applied(LimitKind Kind, int OldLimit, int NewLimit, bool IsPlanDefault, long AuditSequence)
        : OverrideOutcome;

    /// <summary>The limit is no longer the one the engineer saw; audited.</summary>
    /// <param name="Sentence">In words, with who changed it when known.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Conflict(string Sentence, long AuditSequence) : OverrideOutcome;

    /// <summary>
    /// The guardrail of streaming does not let support apply it alone: engineering must be asked; audited.
    /// </summary>
    /// <param name="Rule">The rule that decides.</param>
    /// <param name="Sentence">In words.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record NeedsEngineering(LimitChangeRule Rule, string Sentence, long AuditSequence) : OverrideOutcome;

    /// <summary>A field is outside its range; nothing was tried.</summary>
    /// <param name="Problems">Fields of <see cref="OverrideRequest"/>.</param>
    public sealed record Invalid(IReadOnlyList<LimitChangeProblem> Problems) : OverrideOutcome;

    /// <summary>The person may not change limits; audited.</summary>
    public sealed record Forbidden(string Sentence) : OverrideOutcome;

    public sealed record UnknownAccount : OverrideOutcome;
}
