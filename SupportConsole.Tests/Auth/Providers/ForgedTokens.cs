using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportConsole.Tests.Auth.Providers;

/// <summary>Tokens that anybody could make.</summary>
internal static class ForgedTokens
{
    /// <summary>A token that nobody signed.</summary>
    public static string Unsigned(string payload) =>
        $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{Base64UrlEncoder.Encode(payload)}.";

    /// <summary>Signed with the client's secret, which is no key of the provider.</summary>
    public static string SignedWithSecret(string payload) =>
        new JsonWebTokenHandler().CreateToken(
            payload,
            new SigningCredentials(
                new SymmetricSecurityKey(SHA256.HashData(Encoding.UTF8.GetBytes(EntraTenant.Secret))),
                SecurityAlgorithms.HmacSha256
            )
        );
}
