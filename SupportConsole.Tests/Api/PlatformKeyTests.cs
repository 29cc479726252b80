using System.Net;
using Microsoft.Extensions.Hosting.Internal;
using SupportConsole.Api.Keys;

namespace SupportConsole.Tests.Api;

public sealed class PlatformKeyTests : PlatformTests
{
    private const string SomeHash = "5a1c3a77e2eb9ab5ee0f9ae66b1a9e2b3e2de5a4f4c2a1d4bb5ee3a1cf1f2a77";

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

    [Theory]
    [InlineData("", SomeHash, "Platform:Keys:0:Name is empty")]
    [InlineData("edge", "", "Platform:Keys:0:Sha256 is not a SHA-256 in hex")]
    [InlineData("edge", "the-key-itself", "Platform:Keys:0:Sha256 is not a SHA-256 in hex")]
    [InlineData(
        "edge",
        "zz1c3a77e2eb9ab5ee0f9ae66b1a9e2b3e2de5a4f4c2a1d4bb5ee3a1cf1f2a77",
        "Platform:Keys:0:Sha256 is not a SHA-256 in hex"
    )]
    public void Options_WrongKey_AreRefusedWithTheCure(string name, string hash, string problem)
    {
        var found = Assert.Single(Problems("Production", (name, hash)));

        Assert.StartsWith(problem, found, StringComparison.Ordinal);
        Assert.True(
            hash.Length == 0 || !found.Contains(hash, StringComparison.Ordinal),
            "A key set by mistake would be shown."
        );
    }

    [Fact]
    public void Options_TwoKeysOfOneName_AreRefused() =>
        Assert.Equal(
            ["Platform:Keys has several keys named 'edge'; give each its own name."],
            Problems("Production", ("edge", SomeHash), ("edge", SomeHash))
        );

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    [InlineData("Staging", false)]
    public void DevelopmentKey_InEnvironment_IsTakenOnlyInDevelopment(string environment, bool taken) =>
        Assert.Equal(
            taken,
            !Problems(environment, ("left over", "9831E20A4D38B6FDFA34285772C4B88DE26D51134C15107CB941D53B70859E63"))
                .Any()
        );

    private static IEnumerable<string> Problems(string environment, params IEnumerable<(string Name, string Hash)> keys)
    {
        var options = new PlatformOptions();
        options.Keys.AddRange(keys.Select(key => new PlatformKey { Name = key.Name, Sha256 = key.Hash }));
        return new PlatformOptionsValidator(new HostingEnvironment { EnvironmentName = environment })
            .Validate(null, options)
            .Failures
            ?? [];
    }
}
