using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportConsole.Auth.Providers;

/// <summary>Proves the console to the provider by a signed assertion instead of a client secret (RFC 7523).</summary>
internal sealed class ClientCertificate(X509Certificate2 certificate, TimeProvider clock)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly X509SigningCredentials _credentials = new(certificate, SecurityAlgorithms.RsaSha256);

    /// <summary>Puts the assertion into the request that redeems the code.</summary>
    public async Task ProveAsync(AuthorizationCodeReceivedContext context)
    {
        if (context.TokenEndpointRequest is not { } request)
        {
            return;
        }

        var provider = await context.Options.ConfigurationManager!.GetConfigurationAsync(
            context.HttpContext.RequestAborted
        );
        request.ClientSecret = null;
        request.ClientAssertionType = AssertionType;
        request.ClientAssertion = Assertion(context.Options.ClientId!, provider.TokenEndpoint);
    }

    private string Assertion(string clientId, string audience)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = clientId,
                Audience = audience,
                IssuedAt = now,
                NotBefore = now,
                Expires = now + Lifetime,
                Claims = new Dictionary<string, object>
                {
                    [JwtRegisteredClaimNames.Sub] = clientId,
                    [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString("N"),
                },
                SigningCredentials = _credentials,
            }
        );
    }
}
