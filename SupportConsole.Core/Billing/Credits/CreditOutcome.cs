namespace SupportConsole.Core.Billing.Credits;

/// <summary>How a wish to grant the complimentary credit ended.</summary>
public abstract record CreditOutcome
{
    private CreditOutcome() { }

    /// <summary>In the balance, and in force for the very next decision.</summary>
    /// <param name="Before">Balance before.</param>
    /// <param name="After">Balance now.</param>
    /// <param name="Started">Waiting transcripts that started at once.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Granted(Money Before, Money After, int Started, long AuditSequence) : CreditOutcome;

    /// <summary>A rule refused it; audited.</summary>
    /// <param name="Sentence">The rule in words, and what to do instead.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Refused(string Sentence, long AuditSequence) : CreditOutcome;

    /// <summary>A field is outside its range; nothing was tried.</summary>
    public sealed record Invalid(IReadOnlyList<CreditProblem> Problems) : CreditOutcome;

    /// <summary>The person may not grant credit; audited.</summary>
    public sealed record Forbidden(string Sentence) : CreditOutcome;

    public sealed record UnknownAccount : CreditOutcome;
}
