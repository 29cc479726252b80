using System.Net;
using SupportConsole.Core.PlatformKeys;

namespace SupportConsole.Tests.Api;

public sealed class PlatformKeyTests : PlatformTests
{
    [Theory]
    [InlineData("PUT", "/accounts/acme")]
    [InlineData("POST", "/accounts/acme/transcripts")]
    [InlineData("POST", "/accounts/acme/deposits")]
    [InlineData("GET", "/accounts/acme/limits")]
    [InlineData("POST", "/transcripts/lease")]
    [InlineData("POST", "/transcripts/heartbeat")]
    [InlineData("POST", "/transcripts/complete")]
    [InlineData("GET", "/transcripts/t1")]
    [InlineData("DELETE", "/transcripts/lease")]
    [InlineData("GET", "/nothing/here")]
    [InlineData("GET", "/../v2/transcripts")]
    public async Task AnyCall_WithoutKey_IsAnswered401BeforeTheBodyIsLookedAt(string method, string path)
    {
        Platform.Client.DefaultRequestHeaders.Authorization = null;

        var (status, body, headers) = await Platform.SendAsync(method, path, "{this is no JSON");

        Assert.Equal(401, status);
        Assert.Equal("""{"error":"Authentication error, API token missing/invalid"}""", body.ToString());
        Assert.Equal("Bearer", headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer a-key-of-the-tests2")]
    [InlineData("Bearer A-KEY-OF-THE-TESTS")]
    [InlineData("a-key-of-the-tests")]
    [InlineData("Basic a-key-of-the-tests")]
    [InlineData("Bearer5a1c3a77e2eb9ab5ee0f9ae66b1a9e2b3e2de5a4f4c2a1d4bb5ee3a1cf1f2a77")]
    public async Task AnyCall_WrongKey_IsAnswered401(string authorization)
    {
        Platform.Client.DefaultRequestHeaders.Remove("Authorization");
        Platform.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        var (status, error) = await Platform.RefusedAsync("GET", "/transcripts/t1");

        Assert.Equal((401, "Authentication error, API token missing/invalid"), (status, error));
        Assert.Empty(Platform.Limiter.Asked);
    }

    [Fact]
    public async Task CookieOfTheConsole_OpensPagesButNotThePlatform()
    {
        Platform.Client.DefaultRequestHeaders.Authorization = null;
        using var signIn = await Platform.Client.PostAsync("/sign-in", null);
        Platform.Client.DefaultRequestHeaders.Add(
            "Cookie",
            Assert.Single(signIn.Headers.GetValues("Set-Cookie")).Split(';')[0]
        );

        Assert.Equal("a page", await Platform.Client.GetStringAsync("/page"));
        Assert.Equal(
            (401, "Authentication error, API token missing/invalid"),
            await Platform.RefusedAsync("GET", "/transcripts/t1")
        );
        Assert.Empty(Platform.Limiter.Asked);
    }

    [Fact]
    public async Task KeyOfThePlatform_OpensNoPage()
    {
        using var page = await Platform.Client.GetAsync("/page");

        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    [Fact]
    public async Task AnyCall_WithKeyOrWithout_LogsNoKey()
    {
        await Platform.SendAsync("GET", "/transcripts/t1");
        Platform.Client.DefaultRequestHeaders.Authorization = new("Bearer", "a-wrong-key");
        await Platform.SendAsync("GET", "/transcripts/t1");

        Assert.DoesNotContain(Platform.Log.Lines, line =>
            line.Text.Contains(PlatformHost.Key, StringComparison.Ordinal)
            || line.Text.Contains("a-wrong-key", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task AnyCall_OutsideTheKeysScopes_IsAnswered403()
    {
        Platform.Keys[PlatformHost.Key] = new("billing", PlatformScopes.Money | PlatformScopes.Accounts);

        var (status, error) = await Platform.RefusedAsync("GET", "/transcripts/t1");
        var (unknown, _) = await Platform.RefusedAsync("GET", "/nothing");

        Assert.Equal(
            (
                403,
                "The platform key billing may not make this call: it needs the scope work, and the key has accounts, money"
            ),
            (status, error)
        );
        Assert.Equal(404, unknown);
        Assert.Empty(Platform.Limiter.Asked);
    }

    [Fact]
    public async Task AnyCall_WhileKeysCannotBeLookedUp_IsAnswered503()
    {
        Platform.Keys.IsAway = true;

        var (status, _, headers) = await Platform.SendAsync("GET", "/transcripts/t1");

        Assert.Equal((503, TimeSpan.FromSeconds(5)), (status, headers.RetryAfter?.Delta));
        Assert.Empty(headers.WwwAuthenticate);
    }
}
