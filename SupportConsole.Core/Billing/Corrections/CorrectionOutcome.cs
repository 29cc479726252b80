namespace SupportConsole.Core.Billing.Corrections;

/// <summary>How a wish to correct a balance, or a decision about one, ended.</summary>
public abstract record CorrectionOutcome
{
    private CorrectionOutcome() { }

    /// <summary>In the ledger and in the balance, and in force for the very next decision.</summary>
    /// <param name="Before">Balance before.</param>
    /// <param name="After">Balance now.</param>
    /// <param name="Started">Waiting transcripts that started at once.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Posted(Money Before, Money After, int Started, long AuditSequence) : CorrectionOutcome;

    /// <summary>A second manager has to confirm it.</summary>
    /// <param name="CorrectionId">The correction that waits now.</param>
    /// <param name="Sentence">Why, in words.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Waits(string CorrectionId, string Sentence, long AuditSequence) : CorrectionOutcome;

    /// <summary>It was refused or withdrawn: nothing is posted.</summary>
    /// <param name="State">How it ended.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Ended(CorrectionState State, long AuditSequence) : CorrectionOutcome;

    /// <summary>A rule refused the act; audited.</summary>
    /// <param name="Sentence">The rule in words, and what to do instead.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Refused(string Sentence, long AuditSequence) : CorrectionOutcome;

    /// <summary>A field is outside its range; nothing was tried.</summary>
    public sealed record Invalid(IReadOnlyList<CorrectionProblem> Problems) : CorrectionOutcome;

    /// <summary>The person may not correct balances; audited.</summary>
    public sealed record Forbidden(string Sentence) : CorrectionOutcome;

    /// <summary>There is no such account, or no such correction.</summary>
    public sealed record Unknown : CorrectionOutcome;
}
