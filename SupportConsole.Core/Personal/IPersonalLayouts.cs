using SupportConsole.Core.Access;

namespace SupportConsole.Core.Personal;

/// <summary>How a person arranged the columns of grids, on every machine.</summary>
public interface IPersonalLayouts
{
    /// <summary>The kept layout of a grid; null where the person has none.</summary>
    /// <param name="actor">Needs <see cref="Permission.ViewAccounts"/>.</param>
    /// <param name="grid">Names the grid; at most <see cref="PersonChoice.LongestName"/> characters.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<string?> FindAsync(Actor actor, string grid, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a layout over the one before; one longer than <see cref="PersonChoice.LongestValue"/> is not kept.
    /// </summary>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task KeepAsync(Actor actor, string grid, string layout, CancellationToken cancellationToken);
}
