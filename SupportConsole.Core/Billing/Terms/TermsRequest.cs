namespace SupportConsole.Core.Billing.Terms;

/// <summary>A wish to change how an account pays.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="Seen">The terms the person saw: the change applies only while they are still in force.</param>
/// <param name="Wanted">The terms to be; see <see cref="TermsPolicy"/> for their ranges.</param>
/// <param name="Reason">10-2,000 characters.</param>
/// <param name="Ticket">1-64 characters.</param>
/// <param name="CorrelationId">
/// One per attempt: the same id again is the same attempt (double click, retry) and gets the same answer.
/// </param>
public sealed record TermsRequest(
    string AccountId,
    BillingTerms Seen,
    BillingTerms Wanted,
    string Reason,
    string Ticket,
    string CorrelationId
);

/// <summary>What is wrong with one field.</summary>
/// <param name="Field">Name of the property of <see cref="TermsRequest"/> or of <see cref="Accounts.AutoPay"/>.</param>
/// <param name="Message">What to write instead.</param>
public sealed record TermsProblem(string Field, string Message);
