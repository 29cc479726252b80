namespace SupportConsole.Core.Access;

/// <summary>The person on whose behalf a service acts.</summary>
/// <param name="Id">Stable identity from the sign-in (subject), 1-200 characters.</param>
/// <param name="Name">How colleagues know the person; shown in the audit.</param>
/// <param name="Roles">Roles at the time of the act.</param>
public sealed record Actor(string Id, string Name, IReadOnlyList<Role> Roles)
{
    /// <summary>True when one of the roles grants the permission.</summary>
    public bool May(Permission permission) => RolePermissions.Allow(Roles, permission);

    /// <summary>Lets pass who has the permission.</summary>
    /// <exception cref="PermissionDeniedException">No role grants it.</exception>
    public void Demand(Permission permission)
    {
        if (!May(permission))
        {
            throw new PermissionDeniedException(this, permission);
        }
    }
}
