using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Billing.Terms;

/// <summary>
/// Which terms an account may have. Source: domain.md, "Words" (auto-pay), and the platform API's ranges.
/// </summary>
public static class TermsPolicy
{
    /// <summary>Neither threshold nor target is above it.</summary>
    public static readonly Money Most = Money.FromDollars(1_000_000);

    /// <summary>What is wrong with the request's fields; empty when nothing is.</summary>
    public static IReadOnlyList<TermsProblem> Validate(TermsRequest request, PriceBook prices)
    {
        var problems = new List<TermsProblem>();
        if (request.Wanted.AutoPay is { } autoPay)
        {
            Add(nameof(AutoPay.Below), BelowProblem(autoPay.Below));
            Add(nameof(AutoPay.BringBackTo), BringBackToProblem(autoPay));
        }

        // A list that was taken out of the settings may stay where it is, but nobody gets it any more.
        if (request.Wanted.PriceList is { } list && list != request.Seen.PriceList && prices.ListNamed(list) != list)
        {
            Add(nameof(BillingTerms.PriceList), TermsTexts.UnknownPriceList(list, prices.Lists));
        }

        if (problems.Count == 0 && request.Wanted == request.Seen)
        {
            Add(nameof(request.Wanted), "These are the terms in force: nothing would change.");
        }

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

    private static string? BelowProblem(Money below) =>
        below.IsNegative || below > Most ? $"The threshold is an amount from $0 to {Most}." : null;

    private static string? BringBackToProblem(AutoPay autoPay) =>
        autoPay.BringBackTo <= autoPay.Below || autoPay.BringBackTo > Most
            ? $"A refill brings the balance above the threshold, to at most {Most}."
            : null;
}
