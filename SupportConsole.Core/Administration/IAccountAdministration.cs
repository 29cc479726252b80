using SupportConsole.Core.Access;

namespace SupportConsole.Core.Administration;

/// <summary>
/// What managers set of an account. The platform's registrations leave alone what was set here, until a manager gives it
/// back; docs/administration.md says who owns which field.
/// </summary>
public interface IAccountAdministration
{
    /// <summary>The account with all that its preview needs.</summary>
    /// <param name="actor">Needs <see cref="Permission.ViewAccounts"/>.</param>
    /// <param name="accountId">Which.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>Null for an unknown account.</returns>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<AdministrationView?> FindAsync(Actor actor, string accountId, CancellationToken cancellationToken);

    /// <summary>
    /// Sets one field, or says why not. Audited either way, in the same transaction. Nothing that runs is stopped; what
    /// the change lets start starts in the same transaction.
    /// </summary>
    /// <param name="actor">Needs <see cref="Permission.AdministerAccounts"/>.</param>
    /// <param name="request">What.</param>
    /// <param name="cancellationToken">Cancels what is not committed yet.</param>
    /// <returns>Every expected end is a value of the outcome; nothing is half done.</returns>
    Task<AdministrationOutcome> ChangeAsync(
        Actor actor,
        AdministrationRequest request,
        CancellationToken cancellationToken
    );
}
