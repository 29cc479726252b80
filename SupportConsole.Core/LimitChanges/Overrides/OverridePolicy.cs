using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges.Streaming;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges.Overrides;

/// <summary>Which limits may be overridden here, and within which range.</summary>
public static class OverridePolicy
{
    /// <summary>
    /// All but the throttle limit, which has a dialog of its own. Of these only that on new streaming sessions has a
    /// guardrail.
    /// </summary>
    public static IReadOnlyList<LimitKind> Kinds { get; } =
    [LimitKind.StreamingSessionsPerMinute, LimitKind.LemurRequestsPerMinute, LimitKind.Projects, LimitKind.ApiKeys];

    /// <summary>
    /// The smallest value: an account keeps its first project, of anything else it may be given none.
    /// </summary>
    public static int Minimum(LimitKind kind) => kind == LimitKind.Projects ? 1 : 0;

    /// <summary>
    /// Which rule decides about a value; null where there is no guardrail, and for the plan's default, which every
    /// account is entitled to.
    /// </summary>
    /// <param name="kind">Which limit.</param>
    /// <param name="current">In force.</param>
    /// <param name="wanted">The value to be; null for the plan's default.</param>
    /// <param name="demand">What the guardrail looks at.</param>
    /// <param name="guardrails">The thresholds.</param>
    public static LimitChangeRule? Decide(
        LimitKind kind,
        int current,
        int? wanted,
        StreamingDemand? demand,
        GuardrailOptions guardrails
    ) =>
        kind == LimitKind.StreamingSessionsPerMinute && wanted is { } value && demand is not null
            ? StreamingRaisePolicy.Decide(current, value, demand.Peak, guardrails)
            : null;

    /// <summary>What is wrong with the request's fields; empty when nothing is.</summary>
    public static IReadOnlyList<LimitChangeProblem> Validate(OverrideRequest request, GuardrailOptions guardrails) =>
        [
            .. Problem(nameof(request.Kind), Kinds.Contains(request.Kind) ? null : OverrideTexts.Guarded),
            .. Problem(nameof(request.Wanted), WantedProblem(request, guardrails)),
            .. Problem(nameof(request.Reason), Justification.ReasonProblem(request.Reason)),
            .. Problem(nameof(request.Ticket), Justification.TicketProblem(request.Ticket)),
            .. Problem(nameof(request.CorrelationId), Justification.AttemptProblem(request.CorrelationId)),
        ];

    private static string? WantedProblem(OverrideRequest request, GuardrailOptions guardrails)
    {
        var minimum = Minimum(request.Kind);
        return request.Wanted is { } wanted && (wanted < minimum || wanted > guardrails.MaximumLimit)
                ? OverrideTexts.Range(minimum, guardrails.MaximumLimit)
            : request.Wanted == request.Seen ? OverrideTexts.Unchanged
            : null;
    }

    private static IEnumerable<LimitChangeProblem> Problem(string field, string? message) =>
        message is null ? [] : [new(field, message)];
}
