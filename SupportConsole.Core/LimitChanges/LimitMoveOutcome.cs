namespace SupportConsole.Core.LimitChanges;

/// <summary>How an urgent raise or an undo ended.</summary>
public abstract record LimitMoveOutcome
{
    private LimitMoveOutcome() { }

    /// <summary>In force for the very next decision.</summary>
    /// <param name="OldLimit">Before.</param>
    /// <param name="NewLimit">Now.</param>
    /// <param name="Started">Waiting transcripts that started at once.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Applied(int OldLimit, int NewLimit, int Started, long AuditSequence) : LimitMoveOutcome
    {
        /// <summary>When the lasting limit comes back; null when it is in force.</summary>
        public DateTimeOffset? ExpiresAt { get; init; }

        /// <summary>The lasting limit that comes back then.</summary>
        public int? RevertsTo { get; init; }
    }

    /// <summary>A rule refused it, or the limit moved meanwhile; audited.</summary>
    /// <param name="Sentence">The rule in words, and what to do instead.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Refused(string Sentence, long AuditSequence) : LimitMoveOutcome;

    /// <summary>A field is outside its range; nothing was tried.</summary>
    public sealed record Invalid(IReadOnlyList<LimitChangeProblem> Problems) : LimitMoveOutcome;

    /// <summary>The person may not change limits; audited.</summary>
    public sealed record Forbidden(string Sentence) : LimitMoveOutcome;

    public sealed record UnknownAccount : LimitMoveOutcome;
}
