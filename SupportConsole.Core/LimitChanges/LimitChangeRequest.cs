namespace SupportConsole.Core.LimitChanges;

/// <summary>A wish to change a throttle limit.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="SeenLimit">The limit the engineer saw: the change applies only while it is still in force.</param>
/// <param name="NewLimit">1 to <c>Guardrails:MaximumLimit</c>.</param>
/// <param name="Reason">10-2,000 characters.</param>
/// <param name="Ticket">1-64 characters.</param>
/// <param name="CorrelationId">One per attempt: the same id again is the same attempt (double click, retry) and gets the same answer.</param>
public sealed record LimitChangeRequest(string AccountId, int SeenLimit, int NewLimit, string Reason, string Ticket, string CorrelationId);
