using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges;

/// <summary>
/// A wish to change a throttle limit: at once, by an escalation, or by an urgent raise; or, by an escalation alone, the
/// limit on new streaming sessions.
/// </summary>
/// <param name="AccountId">Whose.</param>
/// <param name="SeenLimit">The limit the engineer saw: the change applies only while it is still in force.</param>
/// <param name="NewLimit">1 to <c>Guardrails:MaximumLimit</c>.</param>
/// <param name="Reason">10-2,000 characters.</param>
/// <param name="Ticket">1-64 characters.</param>
/// <param name="CorrelationId">
/// One per attempt: the same id again is the same attempt (double click, retry) and gets the same answer.
/// </param>
public sealed record LimitChangeRequest(
    string AccountId,
    int SeenLimit,
    int NewLimit,
    string Reason,
    string Ticket,
    string CorrelationId
)
{
    /// <summary>
    /// Which limit an escalation asks for: the throttle limit, or that on new streaming sessions a minute.
    /// </summary>
    public LimitKind Kind { get; init; }

    /// <summary>
    /// When the lasting limit comes back by itself: a minute to <c>Guardrails:MaximumTemporaryDays</c> ahead. Null for
    /// a lasting change. Without meaning for an urgent raise, which has its own time.
    /// </summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// The rule that the person was shown as the one that decides: when another outcome is due by now, nothing is done,
    /// see <see cref="LimitChangeOutcome.RuleMoved"/>. Null when none was shown.
    /// </summary>
    public LimitChangeRule? ShownRule { get; init; }

    /// <summary>To the millisecond, as the database keeps it.</summary>
    internal DateTimeOffset? Expiry =>
        ExpiresAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()) : null;
}
