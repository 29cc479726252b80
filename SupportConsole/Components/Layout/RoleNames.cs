using SupportConsole.Core.Access;

namespace SupportConsole.Components.Layout;

/// <summary>Roles in words.</summary>
internal static class RoleNames
{
    public static string Of(IEnumerable<Role> roles) => string.Join(", ", roles.Select(Of));

    private static string Of(Role role) =>
        role switch
        {
            Role.SupportEngineer => "Support engineer",
            Role.SupportManager => "Support manager",
            Role.Engineering => "Engineering",
            _ => role.ToString(),
        };
}
