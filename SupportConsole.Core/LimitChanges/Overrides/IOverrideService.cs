using SupportConsole.Core.Access;

namespace SupportConsole.Core.LimitChanges.Overrides;

/// <summary>
/// An account's own values of the limits without guardrails: streaming sessions, LeMUR requests, projects, API keys.
/// The throttle limit has <see cref="ILimitChangeService"/>. Source: domain.md, "Plans and defaults": overrides exist
/// for every limit.
/// </summary>
public interface IOverrideService
{
    /// <summary>The limits that can be overridden here, in the order of <see cref="OverridePolicy.Kinds"/>.</summary>
    /// <returns>Null for an unknown account.</returns>
    /// <exception cref="PermissionDeniedException">The actor lacks <see cref="Permission.ViewAccounts"/>.</exception>
    Task<IReadOnlyList<OverridableLimit>?> FindAsync(
        Actor actor,
        string accountId,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Gives the account a value of its own, or the plan's back; or says why not. Audited either way, in the same
    /// transaction.
    /// </summary>
    /// <returns>Every expected end is a value of the outcome; nothing is half done.</returns>
    Task<OverrideOutcome> ChangeAsync(Actor actor, OverrideRequest request, CancellationToken cancellationToken);
}
