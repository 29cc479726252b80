namespace SupportConsole.Core.Access;

/// <summary>A person asked a service for something their roles do not allow. Pages hide what would raise it.</summary>
public sealed class PermissionDeniedException(Actor actor, Permission permission)
    : Exception($"Your role ({string.Join(", ", actor.Roles)}) does not include {permission}.")
{
    /// <summary>What was missing.</summary>
    public Permission Permission { get; } = permission;
}
