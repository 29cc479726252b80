namespace SupportConsole.Auth.Providers;

/// <summary>What is wrong with the settings of a provider that is not Entra ID.</summary>
internal static class OidcSettings
{
    private const string Section = "Authentication:Oidc";

    public static IEnumerable<string> Problems(SignInOptions options, bool development)
    {
        var oidc = options.Oidc;
        if (!ProviderSettings.IsAddress(oidc.Authority, development))
        {
            yield return $"{Section}:Authority is not set or is no https address; set the issuer's address, under "
                + "which /.well-known/openid-configuration answers.";
        }
        else if (oidc.Authority!.Contains("/.well-known/", StringComparison.Ordinal))
        {
            yield return $"{Section}:Authority is the address of the metadata; set the part before /.well-known.";
        }
        else if (new Uri(oidc.Authority).Host.StartsWith("login.microsoftonline.", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{Section}:Authority is Entra ID, whose guests this mode would let in; set "
                + "Authentication:Mode=EntraId.";
        }

        if (string.IsNullOrWhiteSpace(oidc.ClientId))
        {
            yield return $"{Section}:ClientId is not set; set the client id that the provider gave the console.";
        }

        if (string.IsNullOrWhiteSpace(oidc.ClientSecret))
        {
            yield return $"{Section}:ClientSecret is not set; set the client's secret in the environment "
                + "(Authentication__Oidc__ClientSecret).";
        }

        if (options.Roles.Count == 0)
        {
            yield return "Authentication:Roles is empty, so nobody would have a role; set the provider's names, such "
                + "as Authentication:Roles:SupportEngineer:0=support.";
        }

        if (!string.IsNullOrEmpty(options.EntraId.TenantId) || !string.IsNullOrEmpty(options.EntraId.ClientId))
        {
            yield return "Authentication:EntraId is set while Authentication:Mode=Oidc; remove the settings of the one "
                + "that is not used.";
        }

        if (!string.IsNullOrEmpty(options.Platform.Audience) && options.Platform.Audience == oidc.ClientId)
        {
            yield return "Authentication:Platform:Audience is the console's own client id, so an id token of a person "
                + "could call the platform API; give the API an audience of its own.";
        }
    }
}
