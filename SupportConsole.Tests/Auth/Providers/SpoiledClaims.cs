namespace SupportConsole.Tests.Auth.Providers;

/// <summary>What may be wrong with the claims of an id token, by its name in the tests.</summary>
internal static class SpoiledClaims
{
    /// <summary>Makes the story true.</summary>
    public static void Spoil(Dictionary<string, object> claims, string story, string instance)
    {
        var now = TimeProvider.System.GetUtcNow();
        const string Other = "22222222-2222-3333-4444-555555555555";
        switch (story)
        {
            case "other issuer":
                claims["iss"] = $"{instance}{Other}/v2.0";
                break;
            case "issuer of v1.0":
                claims["iss"] = $"https://sts.windows.net/{EntraTenant.TenantId}/";
                break;
            case "other audience":
                claims["aud"] = Other;
                break;
            case "other nonce":
                claims["nonce"] = "another";
                break;
            case "no nonce":
                claims.Remove("nonce");
                break;
            case "expired":
                claims["exp"] = now.AddMinutes(-6).ToUnixTimeSeconds();
                claims["nbf"] = now.AddHours(-1).ToUnixTimeSeconds();
                break;
            case "not valid yet":
                claims["nbf"] = now.AddMinutes(6).ToUnixTimeSeconds();
                break;
            case "never expires":
                claims.Remove("exp");
                break;
            case "other tenant":
                claims["tid"] = Other;
                break;
            case "no tenant":
                claims.Remove("tid");
                break;
            case "guest by acct":
                claims["acct"] = 1;
                break;
            case "guest by acct as text":
                claims["acct"] = "1";
                break;
            case "guest by idp":
                claims["idp"] = $"https://sts.windows.net/{Other}/";
                break;
            case "guest by live.com":
                claims["idp"] = "live.com";
                break;
            case "no oid":
                claims.Remove("oid");
                break;
            case "no role":
                claims.Remove("roles");
                break;
            case "unknown role":
                claims["roles"] = new[] { "Something.Else", "0", "SupportManager " };
                break;
            case "role in another case":
                claims["roles"] = new[] { "supportmanager" };
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(story), story, null);
        }
    }
}
