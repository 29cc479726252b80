using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Texts;

namespace SupportConsole.Core.Billing.Corrections;

/// <summary>
/// Who may correct a balance by how much: a manager alone up to <see cref="BillingOptions.CorrectionAloneUsd"/> an
/// account and day, more with a second manager.
/// </summary>
public static class CorrectionPolicy
{
    public const int MaximumReferenceLength = 100;

    /// <summary>No correction is above it, whoever confirms it.</summary>
    public static readonly Money Most = Money.FromDollars(1_000_000);

    /// <summary>Several small corrections within it count as one.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>What is wrong with the request's fields; empty when nothing is.</summary>
    public static IReadOnlyList<CorrectionProblem> Validate(CorrectionRequest request)
    {
        var problems = new List<CorrectionProblem>();
        Add(problems, nameof(request.Amount), AmountProblem(request.Amount));
        Add(problems, nameof(request.Reference), ReferenceProblem(request.Reference.Trim()));
        Add(problems, nameof(request.Reason), Justification.ReasonProblem(request.Reason));
        Add(problems, nameof(request.Ticket), Justification.TicketProblem(request.Ticket));
        Add(problems, nameof(request.CorrelationId), Justification.AttemptProblem(request.CorrelationId));
        return problems;
    }

    /// <summary>What is wrong with a decision's fields; empty when nothing is.</summary>
    public static IReadOnlyList<CorrectionProblem> Validate(CorrectionDecisionRequest request)
    {
        var problems = new List<CorrectionProblem>();
        var comment = request.Comment?.Trim() ?? "";
        Add(
            problems,
            nameof(request.Comment),
            request.Decision == CorrectionDecision.Refuse
                ? Justification.ReasonProblem(comment)
                : Justification.ProseProblem(comment, "comment")
        );
        Add(problems, nameof(request.CorrelationId), Justification.AttemptProblem(request.CorrelationId));
        return problems;
    }

    /// <summary>True when the amount needs a second manager.</summary>
    /// <param name="amount">Of the correction.</param>
    /// <param name="aloneToday">What managers corrected alone on this account within a day, without signs.</param>
    /// <param name="options">The limit.</param>
    public static bool NeedsASecond(Money amount, Money aloneToday, BillingOptions options) =>
        amount.Absolute() + aloneToday > options.CorrectionAlone;

    /// <summary>The rule that refuses a decision, in words; null when it may be made.</summary>
    public static string? Refusal(Correction correction, CorrectionDecision decision, Actor actor)
    {
        if (correction.State != CorrectionState.Waiting)
        {
            return CorrectionTexts.HasEnded(correction);
        }

        var isOwn = correction.RequestedById == actor.Id;
        return (decision, isOwn) switch
        {
            (CorrectionDecision.Withdraw, false) => CorrectionTexts.NotYours(correction.RequestedBy),
            (CorrectionDecision.Confirm or CorrectionDecision.Refuse, true) => CorrectionTexts.Yours,
            _ => null,
        };
    }

    private static string? AmountProblem(Money amount) =>
        amount == Money.Zero ? "Write how much is added or taken away."
        : amount.Absolute() > Most ? $"A correction is at most {Most}."
        : null;

    private static string? ReferenceProblem(string reference) =>
        reference.Length == 0 ? "Name what is corrected, for example an invoice or a payment."
        : reference.Length > MaximumReferenceLength ? $"A reference has at most {MaximumReferenceLength} characters."
        : VisibleText.Problem(reference, "reference", isMultiline: false);

    private static void Add(List<CorrectionProblem> problems, string field, string? message)
    {
        if (message is not null)
        {
            problems.Add(new(field, message));
        }
    }
}
