namespace SupportConsole.Core.Billing.Corrections;

/// <summary>A wish to correct an account's balance.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="Amount">Positive adds to the balance, negative takes away; see <see cref="CorrectionPolicy"/>.</param>
/// <param name="Reference">1-100 visible characters, unique in the account's ledger.</param>
/// <param name="Reason">10-2,000 characters.</param>
/// <param name="Ticket">1-64 characters.</param>
/// <param name="CorrelationId">
/// One per attempt: the same id again is the same attempt (double click, retry) and gets the same answer.
/// </param>
public sealed record CorrectionRequest(
    string AccountId,
    Money Amount,
    string Reference,
    string Reason,
    string Ticket,
    string CorrelationId
);

/// <summary>What may be done with a correction that waits.</summary>
public enum CorrectionDecision
{
    /// <summary>Posts it; by another manager than the one who asked.</summary>
    Confirm,

    /// <summary>Ends it; by another manager, who says why.</summary>
    Refuse,

    /// <summary>Ends it; by whoever asked.</summary>
    Withdraw,
}

/// <summary>A decision about a correction that waits.</summary>
/// <param name="CorrectionId">Which.</param>
/// <param name="Decision">What.</param>
/// <param name="Comment">At most 2,000 characters; needed to refuse.</param>
/// <param name="CorrelationId">One per attempt, as in <see cref="CorrectionRequest"/>.</param>
public sealed record CorrectionDecisionRequest(
    string CorrectionId,
    CorrectionDecision Decision,
    string? Comment,
    string CorrelationId
);

/// <summary>What is wrong with one field.</summary>
/// <param name="Field">Name of the property of the request.</param>
/// <param name="Message">What to write instead.</param>
public sealed record CorrectionProblem(string Field, string Message);
