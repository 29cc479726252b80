using SupportConsole.Core.Access;

namespace SupportConsole.Core.LimitChanges.Escalations;

/// <summary>Limit changes that engineering must confirm: asking, deciding, reading.</summary>
public interface IEscalationService
{
    /// <summary>
    /// Asks engineering, when the guardrails say that support may not apply the change alone. Audited either way.
    /// </summary>
    Task<EscalationRequestOutcome> RequestAsync(
        Actor actor,
        LimitChangeRequest request,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Approves, denies or takes back. An approval applies the new limit in the same transaction. Audited either way.
    /// </summary>
    Task<EscalationDecisionOutcome> DecideAsync(
        Actor actor,
        EscalationDecisionRequest request,
        CancellationToken cancellationToken
    );

    /// <summary>A page of the escalations of one kind, newest first (those that wait: first to lapse first).</summary>
    /// <exception cref="PermissionDeniedException">
    /// The actor lacks <see cref="Permission.ViewEscalations"/>.
    /// </exception>
    Task<EscalationPage> ListAsync(Actor actor, EscalationQuery query, CancellationToken cancellationToken);

    /// <summary>One escalation with its account and the state of its post; null for an unknown id.</summary>
    /// <exception cref="PermissionDeniedException">
    /// The actor lacks <see cref="Permission.ViewEscalations"/>.
    /// </exception>
    Task<EscalationDetail?> FindAsync(Actor actor, string escalationId, CancellationToken cancellationToken);

    /// <summary>
    /// Escalations that this person asked for and that ended since a time, oldest first; at most twenty.
    /// </summary>
    Task<IReadOnlyList<Escalation>> EndedSinceAsync(
        Actor requester,
        DateTimeOffset since,
        CancellationToken cancellationToken
    );
}
