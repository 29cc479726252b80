using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges.Overrides;

/// <summary>A wish to give an account a limit of its own, or the plan's back.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="Kind">One of <see cref="OverridePolicy.Kinds"/>.</param>
/// <param name="Seen">
/// The account's own value as the engineer saw it, null for none: the change applies only while it still stands.
/// </param>
/// <param name="Wanted">
/// The value to be, see <see cref="OverridePolicy"/> for its range; null for the plan's default.
/// </param>
/// <param name="Reason">10-2,000 characters.</param>
/// <param name="Ticket">1-64 characters.</param>
/// <param name="CorrelationId">
/// One per attempt: the same id again is the same attempt (double click, retry) and gets the same answer.
/// </param>
public sealed record OverrideRequest(
    string AccountId,
    LimitKind Kind,
    int? Seen,
    int? Wanted,
    string Reason,
    string Ticket,
    string CorrelationId
);
