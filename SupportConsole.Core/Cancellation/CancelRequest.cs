using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Core.Cancellation;

/// <summary>A person's wish to cancel one transcript that waits.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="TranscriptId">Which; it is cancelled only while it waits.</param>
/// <param name="Reason">10-2,000 characters.</param>
/// <param name="Ticket">1-64 characters.</param>
/// <param name="CorrelationId">
/// One per attempt: the same id again is the same attempt (double click, retry) and gets the same answer.
/// </param>
public sealed record CancelRequest(
    string AccountId,
    string TranscriptId,
    string Reason,
    string Ticket,
    string CorrelationId
)
{
    /// <summary>What is wrong with the fields; empty when nothing is.</summary>
    public IReadOnlyList<LimitChangeProblem> Problems() =>
        LimitChangeProblem.Of(
            (nameof(Reason), Justification.ReasonProblem(Reason)),
            (nameof(Ticket), Justification.TicketProblem(Ticket)),
            (nameof(CorrelationId), Justification.AttemptProblem(CorrelationId))
        );
}
