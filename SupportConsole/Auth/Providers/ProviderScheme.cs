using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace SupportConsole.Auth.Providers;

/// <summary>
/// Sign-in by authorization code with PKCE: by Microsoft.Identity.Web for Entra ID, by the framework's handler for any
/// other provider, with the same options over both.
/// </summary>
internal static class ProviderScheme
{
    public const string Name = "provider";

    /// <summary>How long a person may take at the provider.</summary>
    private static readonly TimeSpan LongestSignIn = TimeSpan.FromMinutes(15);

    /// <summary>Registers the scheme of this mode; none in Development.</summary>
    public static void AddProvider(
        this AuthenticationBuilder authentication,
        IConfiguration configuration,
        bool development
    )
    {
        var options = SignInOptions.Of(configuration);
        if (!options.HasProvider)
        {
            return;
        }

        if (options.Known == SignInMode.EntraId)
        {
            authentication.AddMicrosoftIdentityWebApp(
                identity => Configure(identity, options.EntraId),
                configureCookieAuthenticationOptions: null,
                Name,
                cookieScheme: null
            );
        }
        else
        {
            authentication.AddOpenIdConnect(Name, handler => Configure(handler, options.Oidc));
        }

        // Configure, not PostConfigure: the handlers check RequireHttpsMetadata and build their clients in a
        // PostConfigure of theirs.
        var publicUrl = configuration[$"{ConsoleOptions.Section}:{nameof(ConsoleOptions.PublicUrl)}"];
        authentication
            .Services.AddSingleton(services => new ProviderRoles(
                services.GetRequiredService<IOptions<SignInOptions>>().Value
            ))
            .AddSingleton(services => new ProviderPerson(
                services.GetRequiredService<IOptions<SignInOptions>>().Value,
                services.GetRequiredService<ProviderRoles>()
            ))
            .AddOptions<OpenIdConnectOptions>(Name)
            .Configure<IOptions<SignInOptions>, ProviderPerson, TimeProvider, ILogger<ProviderPerson>>(
                (handler, settings, people, clock, logger) =>
                {
                    Configure(handler, settings.Value, clock, development);
                    var certificate = CertificateOf(settings.Value, clock);
                    new ProviderEvents(people, publicUrl, certificate, logger).AddTo(handler);
                }
            );
    }

    private static void Configure(MicrosoftIdentityOptions identity, EntraIdOptions options)
    {
        identity.Instance = options.Instance;
        identity.TenantId = options.TenantId;
        identity.ClientId = options.ClientId;
        identity.ClientSecret = options.ClientSecret;

        // The cookies of a sign-in are made for this path, whatever the handler's options say.
        identity.CallbackPath = ProviderEndpoints.CallbackPath;
    }

    private static void Configure(OpenIdConnectOptions handler, OidcOptions options)
    {
        handler.Authority = options.Authority;
        handler.ClientId = options.ClientId;
        handler.ClientSecret = options.ClientSecret;
        handler.GetClaimsFromUserInfoEndpoint = options.UserInfo;
        foreach (var scope in options.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            handler.Scope.Add(scope);
        }
    }

    private static void Configure(
        OpenIdConnectOptions handler,
        SignInOptions options,
        TimeProvider clock,
        bool development
    )
    {
        // Microsoft.Identity.Web would ask for an id_token in a form post: a flow without PKCE.
        handler.ResponseType = OpenIdConnectResponseType.Code;
        handler.ResponseMode = OpenIdConnectResponseMode.Query;
        handler.UsePkce = true;
        handler.ProtocolValidator.RequireNonce = true;
        handler.SaveTokens = false;
        handler.UseTokenLifetime = false;
        handler.MapInboundClaims = false;
        handler.RequireHttpsMetadata = !development;
        handler.BackchannelTimeout = ProviderKeys.Patience;
        handler.RefreshInterval = ProviderKeys.RefreshInterval;
        handler.RemoteAuthenticationTimeout = LongestSignIn;
        handler.SignInScheme = SignInCookie.Scheme;
        handler.CallbackPath = ProviderEndpoints.CallbackPath;
        handler.SignedOutCallbackPath = ProviderEndpoints.SignedOutCallbackPath;
        handler.SignedOutRedirectUri = ProviderEndpoints.SignedOutPath;

        // Sign-out by a frame of the provider: browsers send no cookie there.
        handler.RemoteSignOutPath = default;

        // Of the user info, nothing is taken over that is not named.
        handler.ClaimActions.MapJsonKey(options.RoleClaim, options.RoleClaim);
        handler.ClaimActions.MapJsonKey("preferred_username", "preferred_username");

        TokenRules.Apply(handler.TokenValidationParameters, clock);
        handler.TokenValidationParameters.ValidAudience = handler.ClientId;
        if (options.Known == SignInMode.EntraId)
        {
            // Microsoft.Identity.Web's own check would take other issuers of the tenant too, those of v1.0.
            handler.TokenValidationParameters.IssuerValidator = null;
            handler.TokenValidationParameters.ValidIssuer = options.EntraId.Authority;
        }

        Protect(handler.CorrelationCookie, "support-console-state.", development);
        Protect(handler.NonceCookie, "support-console-nonce.", development);
    }

    /// <summary>Lax: the answer comes by a redirect, and a form of another site shall not bring one.</summary>
    private static void Protect(CookieBuilder cookie, string name, bool development)
    {
        cookie.Name = development ? name : "__Host-" + name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.IsEssential = true;

        // Counted by the browser: the time at which the cookie expires is this server's, which may be wrong.
        cookie.MaxAge = LongestSignIn;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = development ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }

    private static ClientCertificate? CertificateOf(SignInOptions options, TimeProvider clock) =>
        options is { Known: SignInMode.EntraId, EntraId.CertificatePath: { Length: > 0 } path }
            ? new(CertificateFile.Load(path, options.EntraId.CertificatePassword), clock)
            : null;
}
