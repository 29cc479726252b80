using SupportConsole.Core.Access;

namespace SupportConsole.Core.Cancellation;

/// <summary>
/// Cancels transcripts that wait: they end as <c>error</c>, nothing is charged, no worker hears of them. What has started
/// is never touched. All methods throw <see cref="Engine.LimitsBusyException"/> when too much is waiting and
/// <see cref="Engine.LimitsUnavailableException"/> when the database refuses.
/// </summary>
public interface ICancellationService
{
    /// <summary>A person cancels one. Audited however it ends, in the same transaction.</summary>
    Task<CancelOutcome> CancelAsync(Actor actor, CancelRequest request, CancellationToken cancellationToken);

    /// <summary>What waits of an account or one of its projects; null for an unknown account.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks <see cref="Permission.ViewAccounts"/>.</exception>
    Task<QueueCount?> CountAsync(Actor actor, string accountId, string? projectId, CancellationToken cancellationToken);

    /// <summary>
    /// A person cancels all that waited when they were shown it, in small parts. Beginning and end are audited; the
    /// transcripts carry the text and the time.
    /// </summary>
    /// <param name="actor">Who.</param>
    /// <param name="request">What.</param>
    /// <param name="canceled">Told after each part how many are cancelled so far.</param>
    /// <param name="stop">Ends it after the part under way: what was cancelled stays cancelled.</param>
    Task<QueueCancelOutcome> CancelQueueAsync(
        Actor actor,
        QueueCancelRequest request,
        Func<int, Task> canceled,
        CancellationToken stop
    );
}
