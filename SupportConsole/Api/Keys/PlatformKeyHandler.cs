using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using SupportConsole.Core.PlatformKeys;

namespace SupportConsole.Api.Keys;

/// <summary>Authenticates <c>Authorization: Bearer &lt;platform key&gt;</c>, and nothing else.</summary>
internal sealed class PlatformKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IPlatformKeyVerifier keys
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "PlatformKey";

    private const string Bearer = "Bearer";

    /// <summary>True when this request's key could not be looked up.</summary>
    private bool _isUnavailable;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers[HeaderNames.Authorization];
        if (header.Count != 1 || !header.ToString().StartsWith(Bearer + " ", StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var check = await keys.CheckAsync(header.ToString()[(Bearer.Length + 1)..].Trim(), Context.RequestAborted);
        _isUnavailable = check is PlatformKeyCheck.Unavailable;
        if (check is not PlatformKeyCheck.Known { Caller: var caller })
        {
            return AuthenticateResult.Fail(
                _isUnavailable ? "The platform key cannot be looked up." : "The platform key is unknown."
            );
        }

        var identity = new ClaimsIdentity(CallScope.ToClaims(caller), Scheme.Name);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_isUnavailable)
        {
            return ApiErrors.WriteUnavailableAsync(Context);
        }

        Response.Headers.WWWAuthenticate = Bearer;
        return ApiErrors.WriteAsync(Context, StatusCodes.Status401Unauthorized, ApiErrors.KeyInvalid);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ApiErrors.WriteAsync(
            Context,
            StatusCodes.Status403Forbidden,
            ApiErrors.KeyLacks(Context.User.Identity?.Name, CallScope.Of(Context)?.Name, CallScope.Of(Context.User))
        );
}
