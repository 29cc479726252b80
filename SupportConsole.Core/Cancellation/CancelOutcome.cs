using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Cancellation;

/// <summary>How a wish to cancel one transcript ended.</summary>
public abstract record CancelOutcome
{
    private CancelOutcome() { }

    /// <summary>It waits no longer; nothing was charged.</summary>
    /// <param name="AuditSequence">Its audit entry; null when the platform asked.</param>
    public sealed record Canceled(long? AuditSequence) : CancelOutcome;

    /// <summary>It was cancelled before, by whomever; nothing was changed.</summary>
    public sealed record AlreadyCanceled : CancelOutcome;

    /// <summary>It has started or ended: nothing was changed.</summary>
    /// <param name="Status">Where it stands.</param>
    /// <param name="AuditSequence">The audit entry of the refusal; null when the platform asked.</param>
    public sealed record NotWaiting(TranscriptStatus Status, long? AuditSequence) : CancelOutcome
    {
        /// <summary>In words.</summary>
        public string Sentence => CancellationTexts.NotWaiting(Status);
    }

    /// <summary>There is no such transcript, or none of this account.</summary>
    public sealed record UnknownTranscript : CancelOutcome;

    /// <summary>The person may not cancel; audited.</summary>
    public sealed record Forbidden(string Sentence) : CancelOutcome;

    /// <summary>A field is outside its range; nothing was tried.</summary>
    /// <param name="Problems">Fields of <see cref="CancelRequest"/>.</param>
    public sealed record Invalid(IReadOnlyList<LimitChangeProblem> Problems) : CancelOutcome;
}
