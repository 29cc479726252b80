namespace SupportConsole.Core.Administration;

/// <summary>How an act of account administration ended.</summary>
public abstract record AdministrationOutcome
{
    private AdministrationOutcome() { }

    /// <summary>In force for the very next decision.</summary>
    /// <param name="Field">What was set.</param>
    /// <param name="Before">As it was.</param>
    /// <param name="After">As it is now.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Applied(AccountField Field, AuditedSettings Before, AuditedSettings After, long AuditSequence)
        : AdministrationOutcome
    {
        /// <summary>Waiting transcripts that started at once.</summary>
        public int Started => After.Started ?? 0;
    }

    /// <summary>What the person saw no longer stands; audited.</summary>
    /// <param name="Sentence">What stands now.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Conflict(string Sentence, long AuditSequence) : AdministrationOutcome
    {
        /// <summary>False when a limit of the account's own moved, and the sentence says who moved it.</summary>
        public bool IsOfField { get; init; }

        /// <summary>Who changed the field; null where the audit does not tell.</summary>
        public FieldChange? Change { get; init; }
    }

    /// <summary>A field is outside its range; nothing was tried.</summary>
    public sealed record Invalid(IReadOnlyList<AdministrationProblem> Problems) : AdministrationOutcome;

    /// <summary>The person may not administer accounts; audited.</summary>
    public sealed record Forbidden(string Sentence) : AdministrationOutcome;

    public sealed record UnknownAccount : AdministrationOutcome;
}

/// <summary>Who set a field to what it is.</summary>
/// <param name="By">Name of the person, or of the platform's key.</param>
/// <param name="At">When.</param>
/// <param name="AuditSequence">The audit entry.</param>
public sealed record FieldChange(string By, DateTimeOffset At, long AuditSequence);
