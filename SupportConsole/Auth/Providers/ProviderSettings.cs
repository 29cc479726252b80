using SupportConsole.Core.Access;

namespace SupportConsole.Auth.Providers;

/// <summary>
/// What is wrong with the settings of an identity provider, each with its cure. No secret is repeated.
/// </summary>
internal static class ProviderSettings
{
    /// <summary>All problems that can be seen without asking the provider.</summary>
    /// <param name="publicUrl">The address that people open, if it was set.</param>
    /// <param name="development">True in the Development environment, where providers on loopback speak http.</param>
    public static IEnumerable<string> Problems(
        SignInOptions options,
        string? publicUrl,
        bool development,
        DateTimeOffset now
    ) =>
        [
            .. Common(options),
            .. RoleMap(options),
            .. PublicAddress(publicUrl, development),
            .. options.Known == SignInMode.EntraId
                ? EntraIdSettings.Problems(options, development, now)
                : OidcSettings.Problems(options, development),
        ];

    /// <summary>True for https, and for http in Development.</summary>
    public static bool IsAddress(string? text, bool development) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (development && address.Scheme == Uri.UriSchemeHttp))
        && address is { Query: "", Fragment: "", UserInfo: "" };

    private static IEnumerable<string> Common(SignInOptions options)
    {
        if (!IsContact(options.Contact))
        {
            yield return "Authentication:Contact is not set or is neither an e-mail address nor an https address; set "
                + "whom people ask who lack a role, such as it-service@example.com.";
        }

        if (string.IsNullOrWhiteSpace(options.RoleClaim))
        {
            yield return "Authentication:RoleClaim is empty; set the claim in which the provider names roles, or leave "
                + "the setting out for roles.";
        }

        if (string.IsNullOrWhiteSpace(options.Platform.Role))
        {
            yield return "Authentication:Platform:Role is empty, so any app of the provider could call the platform "
                + "API; leave the setting out for Platform.Limits.";
        }
    }

    private static IEnumerable<string> RoleMap(SignInOptions options)
    {
        foreach (var (role, names) in options.Roles)
        {
            if (!Enum.GetNames<Role>().Contains(role, StringComparer.OrdinalIgnoreCase))
            {
                yield return $"Authentication:Roles:{role} is no role of the console; the roles are "
                    + $"{string.Join(", ", Enum.GetNames<Role>())}.";
            }
            else if (names.Count == 0 || names.Any(string.IsNullOrWhiteSpace))
            {
                yield return $"Authentication:Roles:{role} has an empty name; set the provider's name for it in "
                    + $"Authentication:Roles:{role}:0, or leave the setting out.";
            }
        }

        var shared = options
            .Roles.SelectMany(pair => pair.Value.Distinct().Select(name => (Role: pair.Key, Name: name)))
            .GroupBy(pair => pair.Name, StringComparer.Ordinal)
            .Where(roles => !string.IsNullOrWhiteSpace(roles.Key) && roles.Count() > 1);
        foreach (var roles in shared)
        {
            yield return $"Authentication:Roles has '{roles.Key}' for "
                + $"{string.Join(" and ", roles.Select(pair => pair.Role))}; a name of the provider stands for "
                + "one role.";
        }
    }

    private static IEnumerable<string> PublicAddress(string? publicUrl, bool development)
    {
        if (publicUrl is null ? !development : !IsAddress(publicUrl, development))
        {
            yield return "Console:PublicUrl is not set or is no https address; set the console's address as people "
                + "open it, such as https://console.example.com: the provider sends them back there.";
        }
    }

    private static bool IsContact(string? contact) =>
        !string.IsNullOrWhiteSpace(contact)
        && (IsAddress(contact, development: false) || System.Net.Mail.MailAddress.TryCreate(contact, out _));
}
