using System.Globalization;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges;

/// <summary>The ranges of a limit change's fields: the dialog asks as one types, the service asks again.</summary>
public static class LimitChangeValidator
{
    /// <summary>A shorter temporary limit would be over before anybody had seen it.</summary>
    private static readonly TimeSpan MinimumTemporary = TimeSpan.FromMinutes(1);

    /// <summary>What is wrong, field by field; empty when nothing is.</summary>
    public static IReadOnlyList<LimitChangeProblem> Validate(LimitChangeRequest request, GuardrailOptions guardrails)
    {
        var problems = new List<LimitChangeProblem>();
        if (request.NewLimit < 1 || request.NewLimit > guardrails.MaximumLimit)
        {
            problems.Add(
                new(
                    nameof(request.NewLimit),
                    "A limit is a whole number from 1 to "
                        + $"{guardrails.MaximumLimit.ToString("N0", CultureInfo.InvariantCulture)}."
                )
            );
        }

        if (
            request.Kind is not (LimitKind.AsyncConcurrency or LimitKind.StreamingSessionsPerMinute)
            || (request.Kind != LimitKind.AsyncConcurrency && request.ExpiresAt is not null)
        )
        {
            problems.Add(new(nameof(request.Kind), "This limit has no escalation of this kind."));
        }

        problems.AddRange([
            .. Problem(nameof(request.Reason), Justification.ReasonProblem(request.Reason)),
            .. Problem(nameof(request.Ticket), Justification.TicketProblem(request.Ticket)),
            .. Problem(nameof(request.CorrelationId), Justification.AttemptProblem(request.CorrelationId)),
        ]);
        return problems;
    }

    /// <summary>What is wrong with an undo; empty when nothing is.</summary>
    public static IReadOnlyList<LimitChangeProblem> Validate(LimitUndoRequest request) =>
        [
            .. Problem(nameof(request.Reason), Justification.ReasonProblem(request.Reason)),
            .. Problem(nameof(request.Ticket), Justification.TicketProblem(request.Ticket)),
            .. Problem(nameof(request.CorrelationId), Justification.AttemptProblem(request.CorrelationId)),
        ];

    /// <summary>What is wrong with a decision about an escalation; empty when nothing is.</summary>
    public static IReadOnlyList<LimitChangeProblem> Validate(EscalationDecisionRequest request)
    {
        var comment = request.Comment?.Trim() ?? "";
        var problems = new List<LimitChangeProblem>();
        if (request.Decision == EscalationDecision.Deny && comment.Length == 0)
        {
            problems.Add(new(nameof(request.Comment), "Say why it is denied: the requester reads it."));
        }

        problems.AddRange([
            .. Problem(nameof(request.Comment), Justification.ProseProblem(comment, "comment")),
            .. Problem(nameof(request.CorrelationId), Justification.AttemptProblem(request.CorrelationId)),
        ]);
        return problems;
    }

    /// <summary>What is wrong with the time at which a limit is to end; null when nothing is.</summary>
    /// <param name="expiresAt">The time wished for.</param>
    /// <param name="now">The time of the decision.</param>
    /// <param name="guardrails">How long a temporary limit may last.</param>
    public static string? Expiry(DateTimeOffset expiresAt, DateTimeOffset now, GuardrailOptions guardrails)
    {
        if (expiresAt <= now)
        {
            return "That time has passed. Choose one at least a minute from now.";
        }

        if (expiresAt < now + MinimumTemporary)
        {
            return "A temporary limit lasts at least a minute.";
        }

        return expiresAt > now.AddDays(guardrails.MaximumTemporaryDays)
            ? "A temporary limit lasts at most "
                + $"{guardrails.MaximumTemporaryDays.ToString("N0", CultureInfo.InvariantCulture)} days. For longer, "
                + "leave the end out and make the change lasting."
            : null;
    }

    private static IEnumerable<LimitChangeProblem> Problem(string field, string? message) =>
        message is null ? [] : [new(field, message)];
}
