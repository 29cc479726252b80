namespace SupportConsole.Auth.Providers;

/// <summary>Section <c>Authentication:Oidc</c>: the console as a client of an OpenID Connect provider.</summary>
internal sealed class OidcOptions
{
    /// <summary>The issuer's address, under which the provider publishes its metadata.</summary>
    public string? Authority { get; set; }

    /// <summary>The console's client id.</summary>
    public string? ClientId { get; set; }

    /// <summary>The console's client secret; a secret.</summary>
    [Secret]
    public string? ClientSecret { get; set; }

    /// <summary>Scopes to ask for beside <c>openid</c> and <c>profile</c>, separated by blanks.</summary>
    public string Scopes { get; set; } = "";

    /// <summary>True when the provider tells roles in the user info answer and not in the id token.</summary>
    public bool UserInfo { get; set; }
}
