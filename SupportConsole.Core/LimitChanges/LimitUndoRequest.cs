namespace SupportConsole.Core.LimitChanges;

/// <summary>A wish to take back the last change of an account's throttle limit.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="AuditSequence">The audit entry of the change that the engineer saw as the last.</param>
/// <param name="Reason">10-2,000 characters.</param>
/// <param name="Ticket">1-64 characters.</param>
/// <param name="CorrelationId">One per attempt, as in <see cref="LimitChangeRequest"/>.</param>
public sealed record LimitUndoRequest(
    string AccountId,
    long AuditSequence,
    string Reason,
    string Ticket,
    string CorrelationId
);
