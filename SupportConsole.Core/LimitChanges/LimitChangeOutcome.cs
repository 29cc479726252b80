namespace SupportConsole.Core.LimitChanges;

/// <summary>How a wish to change a limit ended.</summary>
public abstract record LimitChangeOutcome
{
    private LimitChangeOutcome() { }

    /// <summary>In force for the very next decision.</summary>
    /// <param name="OldLimit">Before.</param>
    /// <param name="NewLimit">Now.</param>
    /// <param name="Started">Waiting transcripts that started at once.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Applied(int OldLimit, int NewLimit, int Started, long AuditSequence) : LimitChangeOutcome
    {
        /// <summary>When the lasting limit comes back; null for a lasting change.</summary>
        public DateTimeOffset? ExpiresAt { get; init; }

        /// <summary>The lasting limit that comes back then.</summary>
        public int? RevertsTo { get; init; }

        /// <summary>The waiting escalation that became void because the limit moved; null when none waited.</summary>
        public string? VoidedEscalationId { get; init; }
    }

    /// <summary>A guardrail refused it; audited.</summary>
    /// <param name="Rule">Which.</param>
    /// <param name="Sentence">The rule in words, and what to do instead.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Refused(LimitChangeRule Rule, string Sentence, long AuditSequence) : LimitChangeOutcome;

    /// <summary>
    /// Another rule decides than the one that was shown, with another outcome; nothing was done; audited.
    /// </summary>
    /// <param name="Rule">The one that decides now.</param>
    /// <param name="Sentence">That rule in words, and what to do.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record RuleMoved(LimitChangeRule Rule, string Sentence, long AuditSequence) : LimitChangeOutcome;

    /// <summary>The limit is no longer the one the engineer saw; audited.</summary>
    /// <param name="CurrentLimit">What it is now.</param>
    /// <param name="Sentence">In words, with who changed it when known.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Conflict(int CurrentLimit, string Sentence, long AuditSequence) : LimitChangeOutcome;

    /// <summary>A field is outside its range; nothing was tried.</summary>
    public sealed record Invalid(IReadOnlyList<LimitChangeProblem> Problems) : LimitChangeOutcome;

    /// <summary>The person may not change limits; audited.</summary>
    public sealed record Forbidden(string Sentence) : LimitChangeOutcome;

    public sealed record UnknownAccount : LimitChangeOutcome;
}

/// <summary>What is wrong with one field.</summary>
/// <param name="Field">Name of the property of <see cref="LimitChangeRequest"/>.</param>
/// <param name="Message">What to write instead.</param>
public sealed record LimitChangeProblem(string Field, string Message)
{
    /// <summary>Those of the fields that have a problem.</summary>
    internal static IReadOnlyList<LimitChangeProblem> Of(params ReadOnlySpan<(string Field, string? Message)> fields)
    {
        var problems = new List<LimitChangeProblem>();
        foreach (var (field, message) in fields)
        {
            if (message is not null)
            {
                problems.Add(new(field, message));
            }
        }

        return problems;
    }
}
