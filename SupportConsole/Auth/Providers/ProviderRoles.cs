using SupportConsole.Core.Access;

namespace SupportConsole.Auth.Providers;

/// <summary>The provider's names for the console's roles.</summary>
internal sealed class ProviderRoles
{
    private readonly Dictionary<string, Role> _roles = new(StringComparer.Ordinal);

    /// <param name="options">Validated.</param>
    public ProviderRoles(SignInOptions options)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var name in NamesOf(role, options))
            {
                _roles[name] = role;
            }
        }
    }

    /// <summary>The roles that these names stand for; other names grant nothing.</summary>
    public IReadOnlyList<Role> Of(IEnumerable<string> names) =>
        [.. names.Where(_roles.ContainsKey).Select(name => _roles[name]).Distinct().Order()];

    /// <summary>Each role that can be granted, with the provider's names for it.</summary>
    public IReadOnlyList<(Role Role, IReadOnlyList<string> Names)> All =>
        [
            .. _roles
                .GroupBy(pair => pair.Value, pair => pair.Key)
                .OrderBy(names => names.Key)
                .Select(names => (names.Key, (IReadOnlyList<string>)[.. names.Order(StringComparer.Ordinal)])),
        ];

    private static List<string> NamesOf(Role role, SignInOptions options)
    {
        if (options.Roles.TryGetValue(role.ToString(), out var names) && names.Count > 0)
        {
            return names;
        }

        return options.Known == SignInMode.EntraId ? [role.ToString()] : [];
    }
}
