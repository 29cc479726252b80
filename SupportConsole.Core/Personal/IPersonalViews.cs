using SupportConsole.Core.Access;

namespace SupportConsole.Core.Personal;

/// <summary>
/// The views of the accounts that a person has given a name. A view is the query of an address, which is all that
/// another person needs to see the same.
/// </summary>
public interface IPersonalViews
{
    /// <summary>The person's own views, by name.</summary>
    /// <param name="actor">Needs <see cref="Permission.ViewAccounts"/>.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<IReadOnlyList<PersonalView>> ListAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Saves a view under a name that is not taken.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<PersonalViewOutcome> SaveAsync(Actor actor, PersonalView view, CancellationToken cancellationToken);

    /// <summary>Gives a view another name, or writes the same in another case.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<PersonalViewOutcome> RenameAsync(
        Actor actor,
        string name,
        string newName,
        CancellationToken cancellationToken
    );

    /// <summary>Deletes a view; one that is gone is deleted already.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<PersonalViewOutcome> DeleteAsync(Actor actor, string name, CancellationToken cancellationToken);
}

/// <summary>A view that a person has given a name.</summary>
/// <param name="Name">1-<see cref="PersonChoice.LongestName"/> characters.</param>
/// <param name="Query">The query of the address, beginning with a question mark.</param>
public sealed record PersonalView(string Name, string Query);

/// <summary>How an act on a person's views ended.</summary>
public abstract record PersonalViewOutcome
{
    private PersonalViewOutcome() { }

    /// <summary>It is done.</summary>
    public sealed record Done : PersonalViewOutcome;

    /// <summary>It is not, for a reason that the person can read.</summary>
    /// <param name="Sentence">Why, and what to do instead.</param>
    public sealed record Refused(string Sentence) : PersonalViewOutcome;
}
