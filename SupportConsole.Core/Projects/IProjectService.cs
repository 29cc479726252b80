using SupportConsole.Core.Access;

namespace SupportConsole.Core.Projects;

/// <summary>
/// An account's projects and API keys, for people. Source of the rules: domain.md, "Projects and API keys".
/// </summary>
public interface IProjectService
{
    /// <summary>What there is.</summary>
    /// <param name="actor">Needs <see cref="Permission.ViewAccounts"/>.</param>
    /// <param name="accountId">Whose.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>Null for an unknown account.</returns>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<ProjectsView?> FindAsync(Actor actor, string accountId, CancellationToken cancellationToken);

    /// <summary>
    /// Does what is wanted, or says which rule refuses it; audited either way, in the same transaction. Limits hold
    /// however many ask at once, on however many nodes.
    /// </summary>
    /// <param name="actor">Needs <see cref="Permission.ManageProjects"/>.</param>
    /// <param name="request">What.</param>
    /// <param name="cancellationToken">Cancels what is not committed yet.</param>
    /// <returns>Every expected end is a value of the outcome; nothing is half done.</returns>
    Task<ProjectOutcome> ExecuteAsync(Actor actor, ProjectRequest request, CancellationToken cancellationToken);
}
