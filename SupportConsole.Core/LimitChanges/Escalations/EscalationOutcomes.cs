namespace SupportConsole.Core.LimitChanges.Escalations;

/// <summary>How a request for an escalation ended.</summary>
public abstract record EscalationRequestOutcome
{
    private EscalationRequestOutcome() { }

    /// <summary>Engineering is asked.</summary>
    /// <param name="EscalationId">The escalation that waits now.</param>
    /// <param name="Rule">The guardrail that asks for engineering.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Requested(string EscalationId, LimitChangeRule Rule, long AuditSequence)
        : EscalationRequestOutcome;

    /// <summary>Another escalation of the account waits already; audited.</summary>
    /// <param name="EscalationId">That one.</param>
    /// <param name="Sentence">In words, with who asked for what.</param>
    /// <param name="AuditSequence">The entry of this attempt.</param>
    public sealed record AlreadyWaiting(string EscalationId, string Sentence, long AuditSequence)
        : EscalationRequestOutcome;

    /// <summary>The guardrails let support apply it alone; audited.</summary>
    public sealed record NotNeeded(string Sentence, long AuditSequence) : EscalationRequestOutcome;

    /// <summary>The limit is no longer the one the engineer saw; audited.</summary>
    public sealed record Conflict(int CurrentLimit, string Sentence, long AuditSequence) : EscalationRequestOutcome;

    /// <summary>A field is outside its range; nothing was tried.</summary>
    public sealed record Invalid(IReadOnlyList<LimitChangeProblem> Problems) : EscalationRequestOutcome;

    /// <summary>The person may not ask; audited.</summary>
    public sealed record Forbidden(string Sentence) : EscalationRequestOutcome;

    public sealed record UnknownAccount : EscalationRequestOutcome;
}

/// <summary>How a decision about an escalation ended.</summary>
public abstract record EscalationDecisionOutcome
{
    private EscalationDecisionOutcome() { }

    /// <summary>It is decided; an approved limit is in force for the very next decision.</summary>
    /// <param name="State">How.</param>
    /// <param name="OldLimit">In force before.</param>
    /// <param name="NewLimit">In force now: the same unless it was approved.</param>
    /// <param name="Started">Waiting transcripts that an approval started at once.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Decided(EscalationState State, int OldLimit, int NewLimit, int Started, long AuditSequence)
        : EscalationDecisionOutcome;

    /// <summary>A rule refused it; audited.</summary>
    /// <param name="Refusal">Which.</param>
    /// <param name="Sentence">In words.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Refused(EscalationRefusal Refusal, string Sentence, long AuditSequence)
        : EscalationDecisionOutcome;

    /// <summary>A field is outside its range; nothing was tried.</summary>
    public sealed record Invalid(IReadOnlyList<LimitChangeProblem> Problems) : EscalationDecisionOutcome;

    /// <summary>The person may not decide; audited.</summary>
    public sealed record Forbidden(string Sentence) : EscalationDecisionOutcome;

    public sealed record UnknownEscalation : EscalationDecisionOutcome;
}
