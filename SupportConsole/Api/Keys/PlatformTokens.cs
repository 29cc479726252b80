using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.Net.Http.Headers;
using SupportConsole.Auth;
using SupportConsole.Auth.Providers;
using SupportConsole.Core.PlatformKeys;

namespace SupportConsole.Api.Keys;

/// <summary>Authenticates apps of the identity provider by <c>Authorization: Bearer &lt;JWT&gt;</c>.</summary>
internal static class PlatformTokens
{
    public const string SchemeName = "PlatformToken";

    /// <summary>Of the caller's id, which stands in the audit.</summary>
    private const int LongestId = 200;

    /// <summary>The claims that name the app: of Entra ID, of RFC 9068, and of the rest.</summary>
    private static readonly string[] AppClaims = ["azp", "appid", "client_id", "sub"];

    /// <summary>
    /// Claims that only tokens of people have: the scopes of Entra ID, and an id token's nonce and hashes.
    /// </summary>
    private static readonly string[] PersonClaims = ["scp", "nonce", "at_hash", "c_hash"];

    /// <summary>
    /// Registers the scheme where a provider is set and names an audience; else keys alone open the API.
    /// </summary>
    /// <returns>True when tokens are taken.</returns>
    public static bool AddPlatformTokens(this IServiceCollection services, IConfiguration configuration)
    {
        var options = SignInOptions.Of(configuration);
        var isEntra = options.Known == SignInMode.EntraId;
        if (!isEntra && (options.Known != SignInMode.Oidc || string.IsNullOrEmpty(options.Platform.Audience)))
        {
            return false;
        }

        if (isEntra)
        {
            services
                .AddAuthentication()
                .AddMicrosoftIdentityWebApi(_ => { }, identity => Configure(identity, options.EntraId), SchemeName);
        }
        else
        {
            services.AddAuthentication().AddJwtBearer(SchemeName, token => token.Authority = options.Oidc.Authority);
        }

        services
            .AddOptions<JwtBearerOptions>(SchemeName)
            .Configure<IHostEnvironment, TimeProvider>(
                (token, environment, clock) => Configure(token, options, clock, environment.IsDevelopment())
            );
        return true;
    }

    /// <summary>True for what looks like a JWT; platform keys hold no dots.</summary>
    public static bool IsToken(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.Authorization];
        return header.Count == 1
            && BearerOf(header.ToString()) is { } token
            && token.Count(character => character == '.') == 2;
    }

    private static string? BearerOf(string header) =>
        header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null;

    private static void Configure(MicrosoftIdentityOptions identity, EntraIdOptions options)
    {
        identity.Instance = options.Instance;
        identity.TenantId = options.TenantId;
        identity.ClientId = options.ClientId;

        // The library would answer 401 where the role is missing; the policy answers 403.
        identity.AllowWebApiToBeAuthorizedByACL = true;
    }

    private static void Configure(JwtBearerOptions token, SignInOptions options, TimeProvider clock, bool development)
    {
        token.MapInboundClaims = false;
        token.RequireHttpsMetadata = !development;
        token.SaveToken = false;
        token.IncludeErrorDetails = false;
        token.BackchannelTimeout = ProviderKeys.Patience;
        token.RefreshInterval = ProviderKeys.RefreshInterval;
        var rules = token.TokenValidationParameters;
        TokenRules.Apply(rules, clock);

        // The library's would take api://{client id} too, which only v1.0 tokens have.
        rules.AudienceValidator = null;
        rules.ValidAudience = string.IsNullOrEmpty(options.Platform.Audience)
            ? options.EntraId.ClientId
            : options.Platform.Audience;
        if (options.Known == SignInMode.EntraId)
        {
            rules.IssuerValidator = null;
            rules.ValidIssuer = options.EntraId.Authority;
        }

        var validated = token.Events.OnTokenValidated;
        token.Events.OnTokenValidated = async context =>
        {
            await validated(context);
            UseCaller(context, options);
        };
        var received = token.Events.OnMessageReceived;
        token.Events.OnMessageReceived = async context =>
        {
            await received(context);
            await RequireProviderAsync(context);
        };
        token.Events.OnChallenge = ChallengeAsync;
        token.Events.OnForbidden = context =>
            ApiErrors.WriteAsync(
                context.HttpContext,
                StatusCodes.Status403Forbidden,
                CallScope.Of(context.HttpContext) is { } call
                    ? $"The token lacks the app role {options.Platform.Role} or {RoleOf(call.Scope, options)}"
                    : $"The token lacks the app role {options.Platform.Role}"
            );
    }

    /// <summary>
    /// Without the provider's keys every token would look forged. They are read once, and then kept.
    /// </summary>
    private static async Task RequireProviderAsync(MessageReceivedContext context)
    {
        try
        {
            await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (Exception exception) when (SignInFailure.Find(exception) == SignInProblem.ProviderUnavailable)
        {
            context.Fail(exception);
        }
    }

    private static Task ChallengeAsync(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        var headers = context.Response.Headers;
        if (SignInFailure.Find(context.AuthenticateFailure) == SignInProblem.ProviderUnavailable)
        {
            headers.RetryAfter = "5";
            return ApiErrors.WriteAsync(
                context.HttpContext,
                StatusCodes.Status503ServiceUnavailable,
                "The identity provider does not answer, so the token cannot be checked; try again in a moment"
            );
        }

        headers.WWWAuthenticate = context.AuthenticateFailure is null ? "Bearer" : "Bearer error=\"invalid_token\"";
        return ApiErrors.WriteAsync(context.HttpContext, StatusCodes.Status401Unauthorized, ApiErrors.KeyInvalid);
    }

    /// <summary>The app role for the calls of one scope: <c>Platform.Limits.Work</c>.</summary>
    private static string RoleOf(PlatformScopes scope, SignInOptions options) => $"{options.Platform.Role}.{scope}";

    /// <summary>Leaves of the token the app's id, and the calls that its roles allow.</summary>
    private static void UseCaller(TokenValidatedContext context, SignInOptions options)
    {
        if (context.SecurityToken is not JsonWebToken token)
        {
            context.Fail("The token is no JWT.");
            return;
        }

        if (PersonClaims.Any(claim => token.TryGetPayloadValue<object>(claim, out _)))
        {
            context.Fail("The token is a person's, not an app's.");
            return;
        }

        if (options.Known == SignInMode.EntraId && !IsOfTenant(token, options.EntraId))
        {
            context.Fail("The token is of another tenant.");
            return;
        }

        var id = AppClaims.Select(claim => ValueOf(token, claim)).FirstOrDefault(value => value is { Length: > 0 });
        if (id is null || id.Length > LongestId || id.Any(char.IsControl))
        {
            context.Fail("The token names no app.");
            return;
        }

        var roles = RolesOf(token, options).ToHashSet(StringComparer.Ordinal);
        var scopes = roles.Contains(options.Platform.Role)
            ? PlatformScopes.All
            : PlatformScopeNames
                .Each.Where(scope => roles.Contains(RoleOf(scope, options)))
                .Aggregate(PlatformScopes.None, (all, scope) => all | scope);
        context.Principal = new ClaimsPrincipal(new ClaimsIdentity(CallScope.ToClaims(new(id, scopes)), SchemeName));
    }

    private static bool IsOfTenant(JsonWebToken token, EntraIdOptions options) =>
        string.Equals(ValueOf(token, "tid"), options.TenantId, StringComparison.OrdinalIgnoreCase);

    private static string? ValueOf(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<string>(claim, out var value) ? value : null;

    /// <summary>A claim with several values, or one with values between blanks, as scopes are.</summary>
    private static IEnumerable<string> RolesOf(JsonWebToken token, SignInOptions options)
    {
        var name = string.IsNullOrEmpty(options.Platform.RoleClaim) ? options.RoleClaim : options.Platform.RoleClaim;
        return token.Claims.Where(claim => claim.Type == name).SelectMany(claim => claim.Value.Split(' '));
    }
}
