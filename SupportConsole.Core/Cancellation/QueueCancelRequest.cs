using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Core.Cancellation;

/// <summary>A person's wish to cancel all that waits of an account, or of one of its projects.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="ProjectId">Only this project's; null for all.</param>
/// <param name="Shown">What the person was shown: nothing that was submitted since is touched.</param>
/// <param name="Typed">The count that the person typed to confirm; it must be the one shown.</param>
/// <param name="Reason">10-2,000 characters.</param>
/// <param name="Ticket">1-64 characters.</param>
/// <param name="CorrelationId">One per attempt: the same id again goes on with what is left of it.</param>
public sealed record QueueCancelRequest(
    string AccountId,
    string? ProjectId,
    QueueCount Shown,
    int? Typed,
    string Reason,
    string Ticket,
    string CorrelationId
)
{
    /// <summary>What is wrong with the fields; empty when nothing is.</summary>
    public IReadOnlyList<LimitChangeProblem> Problems() =>
        LimitChangeProblem.Of(
            (nameof(Typed), Typed == Shown.Count && Shown.Count > 0 ? null : CancellationTexts.WrongCount),
            (nameof(Reason), Justification.ReasonProblem(Reason)),
            (nameof(Ticket), Justification.TicketProblem(Ticket)),
            (nameof(CorrelationId), Justification.AttemptProblem(CorrelationId))
        );
}

/// <summary>The queue of an account or a project at one moment.</summary>
/// <param name="Count">How many wait.</param>
/// <param name="UpTo">The account's highest place in line that was given by then.</param>
public sealed record QueueCount(int Count, long UpTo);
