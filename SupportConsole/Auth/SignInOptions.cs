using SupportConsole.Auth.Providers;

namespace SupportConsole.Auth;

/// <summary>How people sign in.</summary>
internal enum SignInMode
{
    /// <summary>Anyone picks a persona, without a password. Only in the Development environment.</summary>
    Development,

    /// <summary>Through one tenant of Microsoft Entra ID.</summary>
    EntraId,

    /// <summary>Through any other OpenID Connect provider.</summary>
    Oidc,
}

/// <summary>How people sign in, section <c>Authentication</c>.</summary>
internal sealed class SignInOptions
{
    public const string Section = "Authentication";

    /// <summary>
    /// <c>EntraId</c>, <c>Oidc</c> or <c>Development</c>: name of a <see cref="SignInMode"/>, and text, so that a slip
    /// of the finger gets a sentence of ours. There is no default: how people sign in is a decision.
    /// </summary>
    public string? Mode { get; set; }

    /// <summary>
    /// E-mail address or https address of whoever grants roles; shown to people who lack one. Needed with a provider.
    /// </summary>
    public string? Contact { get; set; }

    /// <summary>The claim in which the provider names a person's roles.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>
    /// For each role of the console, the provider's names for it. Roles that are not listed go by their own name in
    /// Entra ID, and are granted to nobody by another provider.
    /// </summary>
    public Dictionary<string, List<string>> Roles { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Used when the mode is <see cref="SignInMode.EntraId"/>.</summary>
    public EntraIdOptions EntraId { get; } = new();

    /// <summary>Used when the mode is <see cref="SignInMode.Oidc"/>.</summary>
    public OidcOptions Oidc { get; } = new();

    /// <summary>Which tokens of the same provider open the platform API.</summary>
    public PlatformTokenOptions Platform { get; } = new();

    /// <summary>
    /// True when anyone may pick a persona. <see cref="SignInOptionsValidator"/> lets that pass in Development only.
    /// </summary>
    public bool HasPersonas => Known == SignInMode.Development;

    /// <summary>True when an identity provider signs people in.</summary>
    public bool HasProvider => Known is SignInMode.EntraId or SignInMode.Oidc;

    /// <summary>The mode, when it is one.</summary>
    internal SignInMode? Known =>
        Enum.TryParse<SignInMode>(Mode, ignoreCase: true, out var mode) && Enum.IsDefined(mode) ? mode : null;

    /// <summary>The settings as they stand, before they are validated.</summary>
    public static SignInOptions Of(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<SignInOptions>() ?? new();
}
