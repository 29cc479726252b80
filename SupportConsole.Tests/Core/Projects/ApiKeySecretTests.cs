using System.Security.Cryptography;
using System.Text;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Projects;

namespace SupportConsole.Tests.Core.Projects;

public sealed class ApiKeySecretTests
{
    [Fact]
    public void Create_Many_AreWellFormedAndAllDifferent()
    {
        var secrets = Enumerable.Range(0, 1_000).Select(_ => ApiKeySecret.Create()).ToList();

        Assert.All(secrets, secret => Assert.True(ApiKeySecret.IsWellFormed(secret), secret));
        Assert.Equal(1_000, secrets.Distinct().Count());
        Assert.Equal(1_000, secrets.Select(secret => secret[ApiKeySecret.PrefixLength..]).Distinct().Count());
    }

    /// <summary>What is not shown alone must be beyond guessing.</summary>
    [Fact]
    public void Create_HidesMoreThan256Bits()
    {
        var letters = Enumerable
            .Range(0, 200)
            .SelectMany(_ => ApiKeySecret.Create()[ApiKeySecret.PrefixLength..])
            .Distinct()
            .Count();

        Assert.True(
            (ApiKeySecret.Length - ApiKeySecret.PrefixLength) * Math.Log2(letters) >= 256,
            $"{letters} letters"
        );
    }

    [Fact]
    public void HashOf_IsSha256InHex() =>
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("sk_abc"))),
            ApiKeySecret.HashOf("sk_abc")
        );

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sk_")]
    [InlineData("SK_")]
    public void IsWellFormed_NothingLikeAKey_IsNone(string? text) => Assert.False(ApiKeySecret.IsWellFormed(text));

    [Fact]
    public void IsWellFormed_AlmostAKey_IsNone()
    {
        var secret = ApiKeySecret.Create();

        Assert.All(
            [
                secret[..^1],
                secret + "a",
                secret[..^1] + " ",
                secret[..^1] + "é",
                "SK_" + secret[3..],
                secret[..^1] + "\0",
            ],
            text => Assert.False(ApiKeySecret.IsWellFormed(text))
        );
    }

    [Theory]
    [InlineData("sk_12345678", "sk_12345678")]
    [InlineData("sk_12345678…", "sk_12345678…")]
    [InlineData("sk_123456789abc", "sk_12345678…")]
    [InlineData("Authorization: Bearer sk_123456789abc, please", "Authorization: Bearer sk_12345678…, please")]
    [InlineData("task_123456789abc", "task_123456789abc")]
    [InlineData("Bearer plk_123456789abc", "Bearer plk_12345678…")]
    [InlineData("acme", "acme")]
    public void Conceal_LeavesAtMostThePrefix(string text, string shown)
    {
        Assert.Equal(shown, ApiKeyText.Conceal(text));
        Assert.Equal(shown, ApiKeyText.Conceal(shown));
    }

    /// <summary>Whatever stands around it, and wherever the query is cut.</summary>
    [Fact]
    public void Shown_AKeyAnywhere_HoldsNothingOfItsSecret()
    {
        var secret = ApiKeySecret.Create();
        string[] pasted =
        [
            secret,
            $" {secret}\n",
            $"\"{secret}\"",
            $"{secret} {secret}",
            $"first line\nAuthorization: Bearer {secret}\nlast line",
            secret.Insert(8, "\u200b"),
            secret.Replace("_", "%5F", StringComparison.Ordinal),
            $"{{\\\"apiKey\\\":\\\"{secret}\\\"}}",
            $"https://api.example/v2/transcript?api_key%3D{secret}",
            new string('x', AccountSearchResult.MaximumQueryLength - 20) + " " + secret,
        ];

        Assert.All(pasted, text =>
            Assert.DoesNotContain(
                secret[..(ApiKeySecret.PrefixLength + 1)],
                AccountSearchResult.Shown(text),
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public void KeyCreated_WrittenOut_HoldsNoSecret()
    {
        var secret = ApiKeySecret.Create();

        Assert.DoesNotContain(
            secret[ApiKeySecret.PrefixLength..],
            new ProjectOutcome.KeyCreated("key_1", ApiKeySecret.PrefixOf(secret), secret, 1).ToString(),
            StringComparison.Ordinal
        );
    }
}
