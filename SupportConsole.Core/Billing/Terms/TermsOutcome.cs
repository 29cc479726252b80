namespace SupportConsole.Core.Billing.Terms;

/// <summary>How a wish to change an account's terms ended.</summary>
public abstract record TermsOutcome
{
    private TermsOutcome() { }

    /// <summary>In force for the very next decision.</summary>
    /// <param name="Terms">In force now.</param>
    /// <param name="Started">Waiting transcripts that started at once.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Applied(BillingTerms Terms, int Started, long AuditSequence) : TermsOutcome;

    /// <summary>The terms are no longer those that the person saw; audited.</summary>
    /// <param name="Current">In force now.</param>
    /// <param name="Sentence">In words.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Conflict(BillingTerms Current, string Sentence, long AuditSequence) : TermsOutcome;

    /// <summary>A field is outside its range; nothing was tried.</summary>
    public sealed record Invalid(IReadOnlyList<TermsProblem> Problems) : TermsOutcome;

    /// <summary>The person may not change terms; audited.</summary>
    public sealed record Forbidden(string Sentence) : TermsOutcome;

    public sealed record UnknownAccount : TermsOutcome;
}
