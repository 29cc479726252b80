using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Core.QueuePauses;

/// <summary>A wish to pause an account's queue, to move the end of its pause, or to let it go on.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="Seen">
/// The end of the pause as the person saw it, null for none: the act applies only while it still stands.
/// </param>
/// <param name="Until">When the queue goes on by itself; null to let it go on now.</param>
/// <param name="Reason">10-2,000 characters.</param>
/// <param name="Ticket">1-64 characters.</param>
/// <param name="CorrelationId">
/// One per attempt: the same id again is the same attempt (double click, retry) and gets the same answer.
/// </param>
public sealed record QueuePauseRequest(
    string AccountId,
    DateTimeOffset? Seen,
    DateTimeOffset? Until,
    string Reason,
    string Ticket,
    string CorrelationId
)
{
    /// <summary>To the millisecond, as the database keeps it.</summary>
    internal DateTimeOffset? End =>
        Until is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()) : null;

    /// <summary>What is wrong with the fields; empty when nothing is. The end is looked at when it is decided.</summary>
    public IReadOnlyList<LimitChangeProblem> Problems() =>
        LimitChangeProblem.Of(
            (nameof(Reason), Justification.ReasonProblem(Reason)),
            (nameof(Ticket), Justification.TicketProblem(Ticket)),
            (nameof(CorrelationId), Justification.AttemptProblem(CorrelationId))
        );
}
