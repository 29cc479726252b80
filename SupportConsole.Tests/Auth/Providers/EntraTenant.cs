using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportConsole.Tests.Auth.Providers;

/// <summary>
/// An issuer in the shape of one Entra ID tenant (v2.0), on loopback: metadata, keys, authorize, token, end of session.
/// Whoever comes is signed in at once; tests change who that is and what is wrong with the answer.
/// </summary>
internal sealed class EntraTenant : IAsyncDisposable
{
    public const string TenantId = "11111111-2222-3333-4444-555555555555";
    public const string ClientId = "99999999-8888-7777-6666-555555555555";
    public const string AppId = "cccccccc-0000-0000-0000-000000000001";
    public const string Secret = "Q~loopback.secret-of-the-tests";

    private readonly WebApplication _app;
    private readonly Dictionary<string, (string Nonce, string Challenge, string RedirectUri)> _codes = [];
    private RsaSecurityKey _key = NewKey("first");

    private EntraTenant()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Use(
            (context, next) =>
            {
                if (!IsDown)
                {
                    return next(context);
                }

                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return Task.CompletedTask;
            }
        );
        _app.MapGet($"/{TenantId}/v2.0/.well-known/openid-configuration", Metadata);
        _app.MapGet("/keys", Keys);
        _app.MapGet("/authorize", Authorize);

        // As a delegate: as a RequestDelegate its result would be dropped.
        _app.MapPost("/token", (Delegate)TokenAsync);
        _app.MapGet("/logout", LogOut);
    }

    /// <summary>Where it listens, with a slash at the end; the setting <c>Instance</c>.</summary>
    public string Address { get; private set; } = "";

    public string Issuer => $"{Address}{TenantId}/v2.0";

    /// <summary>True: every call is answered 503.</summary>
    public bool IsDown { get; set; }

    /// <summary>The roles of whoever signs in next.</summary>
    public string[] Roles { get; set; } = ["SupportManager"];

    /// <summary>Changes the next id tokens' claims.</summary>
    public Action<Dictionary<string, object>>? Alter { get; set; }

    /// <summary>Signs the next id tokens; null for the tenant's own key.</summary>
    public Func<string, string>? Sign { get; set; }

    /// <summary>The error that the authorize endpoint answers with; null for none.</summary>
    public string? AuthorizeError { get; set; }

    /// <summary>The error that the token endpoint answers with; null for none.</summary>
    public string? TokenError { get; set; }

    /// <summary>Checks the client's assertion; null while a secret is expected.</summary>
    public SecurityKey? ClientKey { get; set; }

    /// <summary>The parameters of the last call of the authorize endpoint.</summary>
    public Dictionary<string, string> LastAuthorize { get; private set; } = [];

    /// <summary>How often the token endpoint was asked.</summary>
    public int Redemptions { get; private set; }

    public static async Task<EntraTenant> StartAsync()
    {
        var tenant = new EntraTenant();
        await tenant._app.StartAsync();
        tenant.Address = tenant._app.Urls.Single() + "/";
        return tenant;
    }

    /// <summary>A member of the tenant with one role, and nothing wrong.</summary>
    public void Reset()
    {
        (IsDown, Alter, Sign, AuthorizeError, TokenError) = (false, null, null, null, null);
        Roles = ["SupportManager"];
    }

    /// <summary>Replaces the signing key; the one before is published no more.</summary>
    public void RotateKey() => _key = NewKey(Guid.NewGuid().ToString("N"));

    /// <summary>An access token of an app for the console's API, as client credentials give it.</summary>
    public string AppToken(Action<Dictionary<string, object>>? alter = null, Func<string, string>? sign = null)
    {
        var claims = Times();
        claims["iss"] = Issuer;
        claims["aud"] = ClientId;
        claims["tid"] = TenantId;
        claims["azp"] = AppId;
        claims["oid"] = claims["sub"] = "dddddddd-0000-0000-0000-000000000001";
        claims["roles"] = new[] { "Platform.Limits" };
        claims["ver"] = "2.0";
        alter?.Invoke(claims);
        return (sign ?? SignWithKey)(JsonSerializer.Serialize(claims));
    }

    /// <summary>Signed by a key that the tenant does not publish, under the name of one that it does.</summary>
    public string SignedByAnother(string payload) => SignWith(NewKey(_key.KeyId), payload);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    private static string SignWith(SecurityKey key, string payload) =>
        new JsonWebTokenHandler().CreateToken(payload, new SigningCredentials(key, SecurityAlgorithms.RsaSha256));

    private static Dictionary<string, object> Times()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new()
        {
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        };
    }

    private string SignWithKey(string payload) => SignWith(_key, payload);

    private IResult Metadata() =>
        Results.Json(
            new Dictionary<string, object>
            {
                ["issuer"] = Issuer,
                ["authorization_endpoint"] = Address + "authorize",
                ["token_endpoint"] = Address + "token",
                ["jwks_uri"] = Address + "keys",
                ["end_session_endpoint"] = Address + "logout",
                ["response_types_supported"] = new[] { "code", "id_token" },
                ["response_modes_supported"] = new[] { "query", "form_post" },
                ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
                ["subject_types_supported"] = new[] { "pairwise" },
                ["scopes_supported"] = new[] { "openid", "profile", "email", "offline_access" },
            }
        );

    private IResult Keys()
    {
        var key = _key.Rsa.ExportParameters(includePrivateParameters: false);
        return Results.Json(
            new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "RSA",
                        use = "sig",
                        kid = _key.KeyId,
                        n = Base64UrlEncoder.Encode(key.Modulus),
                        e = Base64UrlEncoder.Encode(key.Exponent),
                        issuer = Issuer,
                    },
                },
            }
        );
    }

    private IResult Authorize(HttpContext context)
    {
        LastAuthorize = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        var (state, redirectUri) = (LastAuthorize["state"], LastAuthorize["redirect_uri"]);
        if (AuthorizeError is { } error)
        {
            return Results.Redirect(
                QueryHelpers.AddQueryString(
                    redirectUri,
                    new Dictionary<string, string?> { ["error"] = error, ["state"] = state }
                )
            );
        }

        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (LastAuthorize["nonce"], LastAuthorize["code_challenge"], redirectUri);
        return Results.Redirect(
            QueryHelpers.AddQueryString(
                redirectUri,
                new Dictionary<string, string?> { ["code"] = code, ["state"] = state }
            )
        );
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        Redemptions++;
        var form = await context.Request.ReadFormAsync();
        if (TokenError is { } error)
        {
            return Refuse(error);
        }

        // A code is good for one redemption.
        if (!_codes.Remove(form["code"].ToString(), out var asked))
        {
            return Refuse("invalid_grant");
        }

        var challenge = Base64UrlEncoder.Encode(
            SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))
        );
        if (challenge != asked.Challenge || form["redirect_uri"] != asked.RedirectUri)
        {
            return Refuse("invalid_grant");
        }

        if (!await IsClientAsync(form))
        {
            return Refuse("invalid_client");
        }

        var claims = Times();
        claims["iss"] = Issuer;
        claims["aud"] = ClientId;
        claims["nonce"] = asked.Nonce;
        claims["tid"] = TenantId;
        claims["oid"] = "aaaaaaaa-0000-0000-0000-000000000001";
        claims["sub"] = "pairwise-subject";
        claims["name"] = "Mara Member";
        claims["preferred_username"] = "mara@example.test";
        claims["ver"] = "2.0";
        claims["roles"] = Roles;
        Alter?.Invoke(claims);
        return Results.Json(
            new
            {
                token_type = "Bearer",
                expires_in = 3600,
                access_token = "opaque",
                id_token = (Sign ?? SignWithKey)(JsonSerializer.Serialize(claims)),
            }
        );
    }

    private async Task<bool> IsClientAsync(IFormCollection form)
    {
        if (ClientKey is null)
        {
            return form["client_secret"] == Secret;
        }

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(
            form["client_assertion"].ToString(),
            new TokenValidationParameters
            {
                IssuerSigningKey = ClientKey,
                ValidIssuer = ClientId,
                ValidAudience = Address + "token",
            }
        );
        return result.IsValid
            && Equals(result.Claims["sub"], ClientId)
            && ((JsonWebToken)result.SecurityToken).TryGetHeaderValue<string>("x5t", out _)
            && form["client_secret"].Count == 0
            && form["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    }

    private static IResult LogOut(HttpContext context) =>
        Results.Redirect(
            QueryHelpers.AddQueryString(
                context.Request.Query["post_logout_redirect_uri"].ToString(),
                "state",
                context.Request.Query["state"].ToString()
            )
        );

    private static IResult Refuse(string error) => Results.Json(new { error }, statusCode: 400);
}
