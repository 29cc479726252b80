using System.Text.Json;
using Moq;
using SupportConsole.Core.Projects;

namespace SupportConsole.Tests.Api;

public sealed class ApiKeyEndpointsTests : PlatformTests
{
    private const string Path = "/keys/verify";
    private const string Invalid = "Authentication error, API token missing/invalid";

    [Fact]
    public async Task Verify_AKey_AnswersWhoseItIs()
    {
        Platform
            .ApiKeys.Setup(keys => keys.VerifyAsync("sk_whole", It.IsAny<CancellationToken>()))
            .ReturnsAsync(new VerifiedApiKey("acme", "prj_1", "key_1"));

        var (status, body, headers) = await Platform.SendAsync("POST", Path, """{"apiKey":"sk_whole","more":1}""");

        Assert.Equal(
            (200, """{"accountId":"acme","projectId":"prj_1","apiKeyId":"key_1"}"""),
            (status, body.ToString())
        );
        Assert.False(headers.Contains("X-Decision-Id"));
    }

    [Theory]
    [InlineData("sk_unknown")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\0")]
    [InlineData("🎧")]
    public async Task Verify_NoKey_IsAnswered401ToTheLetter(string sent) =>
        Assert.Equal(
            (401, Invalid),
            await Platform.RefusedAsync("POST", Path, JsonSerializer.Serialize(new { apiKey = sent }))
        );

    [Fact]
    public async Task Verify_MissingOrOverlong_IsAnswered401()
    {
        Assert.Equal((401, Invalid), await Platform.RefusedAsync("POST", Path, "{}"));
        Assert.Equal((401, Invalid), await Platform.RefusedAsync("POST", Path, """{"apiKey":null}"""));
        Assert.Equal(
            (401, Invalid),
            await Platform.RefusedAsync(
                "POST",
                Path,
                JsonSerializer.Serialize(new { apiKey = new string('s', 500_000) })
            )
        );
    }

    [Theory]
    [InlineData("""{"apiKey":"sk_1" """, "The body is not valid JSON: line 1, byte 18")]
    [InlineData("""{"apiKey":5}""", "apiKey: must be a text, the whole API key")]
    [InlineData("[]", "The body must be a JSON object")]
    public async Task Verify_NoSuchBody_IsAnswered400(string json, string problem)
    {
        Assert.Equal((400, problem), await Platform.RefusedAsync("POST", Path, json));
        Platform.ApiKeys.VerifyNoOtherCalls();
    }

    /// <summary>The two refusals read the same; only the one of the platform key is a challenge.</summary>
    [Fact]
    public async Task Verify_WithoutAPlatformKey_AsksNobody()
    {
        var (_, _, refused) = await Platform.SendAsync("POST", Path, """{"apiKey":"sk_unknown"}""");
        Platform.Client.DefaultRequestHeaders.Authorization = null;
        var (status, body, challenged) = await Platform.SendAsync("POST", Path, """{"apiKey":"sk_whole"}""");

        Assert.Equal((401, Invalid), (status, body.GetProperty("error").GetString()));
        Assert.Equal((0, 1), (refused.WwwAuthenticate.Count, challenged.WwwAuthenticate.Count));
        Platform.ApiKeys.Verify(keys => keys.VerifyAsync("sk_unknown", It.IsAny<CancellationToken>()), Times.Once);
        Platform.ApiKeys.VerifyNoOtherCalls();
    }
}
