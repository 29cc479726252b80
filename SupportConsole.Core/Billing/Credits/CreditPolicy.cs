using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Billing.Credits;

/// <summary>
/// Who may have the complimentary credit. Source: domain.md, "Support procedure: negative balance" steps 4 and 5.
/// </summary>
public static class CreditPolicy
{
    /// <summary>The rule that refuses it, in words; null when it may be granted.</summary>
    /// <param name="state">The account.</param>
    /// <param name="wasGranted">True when it was granted before.</param>
    /// <param name="options">The credit and the billing page.</param>
    public static string? Refusal(AccountState state, bool wasGranted, BillingOptions options)
    {
        if (wasGranted)
        {
            return CreditTexts.AlreadyGranted(options);
        }

        if (!state.Balance.IsNegative)
        {
            return CreditTexts.NotNegative;
        }

        if (state.EomBilling)
        {
            return CreditTexts.CoveredByEom;
        }

        return state.HasAutoPay ? CreditTexts.CoveredByAutoPay : null;
    }

    /// <summary>What is wrong with the request's fields; empty when nothing is.</summary>
    public static IReadOnlyList<CreditProblem> Validate(CreditRequest request)
    {
        var problems = new List<CreditProblem>();
        Add(nameof(request.Reason), Justification.ReasonProblem(request.Reason));
        Add(nameof(request.Ticket), Justification.TicketProblem(request.Ticket));
        Add(nameof(request.CorrelationId), Justification.AttemptProblem(request.CorrelationId));
        return problems;

        void Add(string field, string? message)
        {
            if (message is not null)
            {
                problems.Add(new(field, message));
            }
        }
    }
}
