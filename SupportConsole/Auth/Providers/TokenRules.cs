using Microsoft.IdentityModel.Tokens;

namespace SupportConsole.Auth.Providers;

/// <summary>What every token of a provider must be, on a page's way in and on the API's.</summary>
internal static class TokenRules
{
    /// <summary>How far the provider's clock may be from this server's.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Signatures by a key pair: with a shared secret, whoever knows it could make tokens.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
        SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Signed, by one of the algorithms, for us, and valid now.</summary>
    public static void Apply(TokenValidationParameters rules, TimeProvider clock)
    {
        rules.RequireSignedTokens = true;
        rules.ValidAlgorithms = Algorithms;
        rules.ValidateIssuer = true;
        rules.ValidateAudience = true;
        rules.RequireAudience = true;
        rules.ValidateIssuerSigningKey = true;
        rules.RequireExpirationTime = true;
        rules.ValidateLifetime = true;
        rules.ClockSkew = ClockSkew;
        rules.LifetimeValidator = (notBefore, expires, _, _) => ValidateLifetime(notBefore, expires, clock);
    }

    // The library would ask the real clock.
    private static bool ValidateLifetime(DateTime? notBefore, DateTime? expires, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (expires is not { } end)
        {
            throw new SecurityTokenNoExpirationException("The token never expires.");
        }

        if (end < now - ClockSkew)
        {
            throw new SecurityTokenExpiredException("The token has expired.");
        }

        if (notBefore > now + ClockSkew)
        {
            throw new SecurityTokenNotYetValidException("The token is not valid yet.");
        }

        return true;
    }
}
