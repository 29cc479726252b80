namespace SupportConsole.Core.Billing.Credits;

/// <summary>A wish to grant the one complimentary credit.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="Reason">10-2,000 characters.</param>
/// <param name="Ticket">1-64 characters.</param>
/// <param name="CorrelationId">
/// One per attempt: the same id again is the same attempt (double click, retry) and gets the same answer.
/// </param>
public sealed record CreditRequest(string AccountId, string Reason, string Ticket, string CorrelationId);

/// <summary>What is wrong with one field.</summary>
/// <param name="Field">Name of the property of <see cref="CreditRequest"/>.</param>
/// <param name="Message">What to write instead.</param>
public sealed record CreditProblem(string Field, string Message);
