using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Core.QueuePauses;

/// <summary>How a wish to pause or resume a queue ended.</summary>
public abstract record QueuePauseOutcome
{
    private QueuePauseOutcome() { }

    /// <summary>In force for the very next decision.</summary>
    /// <param name="Until">When the queue goes on by itself; null when it goes on now.</param>
    /// <param name="Started">Waiting transcripts that started at once.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Applied(DateTimeOffset? Until, int Started, long AuditSequence) : QueuePauseOutcome;

    /// <summary>The pause is no longer the one the person saw; audited.</summary>
    /// <param name="Sentence">In words.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Conflict(string Sentence, long AuditSequence) : QueuePauseOutcome;

    /// <summary>A field is outside its range; nothing was tried.</summary>
    /// <param name="Problems">Fields of <see cref="QueuePauseRequest"/>.</param>
    public sealed record Invalid(IReadOnlyList<LimitChangeProblem> Problems) : QueuePauseOutcome;

    /// <summary>The person may not pause queues; audited.</summary>
    public sealed record Forbidden(string Sentence) : QueuePauseOutcome;

    public sealed record UnknownAccount : QueuePauseOutcome;
}
