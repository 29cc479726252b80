using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Core.Cancellation;

/// <summary>How a wish to cancel a whole queue ended.</summary>
public abstract record QueueCancelOutcome
{
    private QueueCancelOutcome() { }

    /// <summary>All that waited then, and had not started since, are cancelled.</summary>
    /// <param name="Canceled">How many, by this call.</param>
    /// <param name="AuditSequence">The audit entry of its end.</param>
    public sealed record Done(int Canceled, long AuditSequence) : QueueCancelOutcome;

    /// <summary>Stopped on request: what was cancelled stays cancelled, the rest waits on.</summary>
    /// <param name="Canceled">How many, by this call.</param>
    /// <param name="AuditSequence">The audit entry of its end.</param>
    public sealed record Stopped(int Canceled, long AuditSequence) : QueueCancelOutcome;

    /// <summary>A field is outside its range; nothing was tried.</summary>
    /// <param name="Problems">Fields of <see cref="QueueCancelRequest"/>.</param>
    public sealed record Invalid(IReadOnlyList<LimitChangeProblem> Problems) : QueueCancelOutcome;

    /// <summary>The person may not cancel; audited.</summary>
    public sealed record Forbidden(string Sentence) : QueueCancelOutcome;

    public sealed record UnknownAccount : QueueCancelOutcome;
}
