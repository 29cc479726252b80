using System.Text.Json;
using Moq;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;

namespace SupportConsole.Tests.Api;

public sealed class LemurEndpointsTests : PlatformTests
{
    [Fact]
    public async Task Admit_RoomInTheWindow_IsAnsweredWithAllHeaders()
    {
        Answer(new LemurOutcome.Admitted(new Money(47_205), new RateAllowance(30, 29, TimeSpan.FromSeconds(60))));

        var (status, body, headers) = await Platform.SendAsync(
            "POST",
            "/accounts/acme/lemur",
            """{"projectId":"p1","apiKeyId":"k1","model":"anthropic/claude-3-haiku","inputTokens":12345,"outputTokens":678,"requestId":"r 1","final":true}"""
        );

        Assert.Equal(200, status);
        using var expected = JsonDocument.Parse("""{"limit":30,"remaining":29,"resetSeconds":60,"costUsd":0.047205}""");
        Assert.True(JsonElement.DeepEquals(expected.RootElement, body), body.ToString());
        Platform.Lemur.Verify(
            lemur =>
                lemur.AdmitAsync(
                    "acme",
                    new LemurRequest("p1", "k1", "anthropic/claude-3-haiku", 12_345, 678, "r 1"),
                    It.IsAny<CancellationToken>()
                ),
            Times.Once
        );
        Platform.Lemur.VerifyNoOtherCalls();
        Assert.Null(headers.RetryAfter);
        Assert.Equal(["30", "29", "60"], Rate(headers));
        Assert.Equal("\"lemur\";q=30;w=60", headers.GetValues("RateLimit-Policy").Single());
        Assert.Equal("\"lemur\";r=29;t=60", headers.GetValues("RateLimit").Single());
    }

    [Theory]
    [InlineData(11_001, "12")]
    [InlineData(11_000, "11")]
    [InlineData(1, "1")]
    public async Task Admit_WindowIsFull_IsRefusedWithAllHeadersAndTheTimeToWait(int milliseconds, string seconds)
    {
        Answer(new LemurOutcome.LimitReached(new RateAllowance(30, 0, TimeSpan.FromMilliseconds(milliseconds))));

        var (status, body, headers) = await Platform.SendAsync("POST", "/accounts/acme/lemur", "{}");

        Assert.Equal(
            (429, "Too many LeMUR requests: at most 30 are allowed in any 60 seconds"),
            (status, body.GetProperty("error").GetString())
        );
        Assert.Equal(seconds, headers.RetryAfter?.ToString());
        Assert.Equal(["30", "0", seconds], Rate(headers));
        Assert.Equal($"\"lemur\";r=0;t={seconds}", headers.GetValues("RateLimit").Single());
    }

    [Theory]
    [InlineData(
        NewWorkRefusal.NegativeBalance,
        400,
        "Your current account balance is negative. Please top up to continue using the API"
    )]
    [InlineData(NewWorkRefusal.Disabled, 403, "This account is disabled")]
    public async Task Admit_NoNewWork_IsRefusedToTheLetterWithTheHeaders(
        NewWorkRefusal refusal,
        int status,
        string message
    )
    {
        Answer(new LemurOutcome.Refused(refusal, new RateAllowance(30, 28, TimeSpan.FromSeconds(5))));

        var (answered, body, headers) = await Platform.SendAsync("POST", "/accounts/acme/lemur", "{}");

        Assert.Equal((status, message), (answered, body.GetProperty("error").GetString()));
        Assert.Equal(["30", "28", "5"], Rate(headers));
    }

    [Theory]
    [InlineData("""{"inputTokens":-1}""", "inputTokens")]
    [InlineData("""{"inputTokens":100000001}""", "inputTokens")]
    [InlineData("""{"outputTokens":9223372036854775807}""", "outputTokens")]
    [InlineData("""{"outputTokens":9223372036854775808}""", "outputTokens")]
    [InlineData("""{"outputTokens":1.5}""", "outputTokens")]
    [InlineData("""{"outputTokens":"7"}""", "outputTokens")]
    public async Task Admit_ImpossibleTokens_AreRefused(string body, string field)
    {
        Assert.Equal(
            (400, $"{field}: must be a whole number from 0 to 100,000,000"),
            await Platform.RefusedAsync("POST", "/accounts/acme/lemur", body)
        );
        Platform.Lemur.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Admit_UnknownThings_AreNamed()
    {
        Answer(new LemurOutcome.UnknownAccount());
        Assert.Equal(
            (404, "There is no account acme"),
            await Platform.RefusedAsync("POST", "/accounts/acme/lemur", "{}")
        );
        Answer(new LemurOutcome.UnknownProject("p9", new(30, 30, TimeSpan.Zero)));
        Assert.Equal(
            (400, "projectId: the account has no project p9"),
            await Platform.RefusedAsync("POST", "/accounts/acme/lemur", "{}")
        );
        Answer(new LemurOutcome.UnknownModel("x", ["a", "b"]));
        Assert.Equal(
            (400, "model: must be one of a, b"),
            await Platform.RefusedAsync("POST", "/accounts/acme/lemur", "{}")
        );
    }

    private static IEnumerable<string> Rate(System.Net.Http.Headers.HttpResponseHeaders headers) =>
        new[] { "Limit", "Remaining", "Reset" }.Select(name => headers.GetValues("X-RateLimit-" + name).Single());

    private void Answer(LemurOutcome outcome) =>
        Platform
            .Lemur.Setup(lemur => lemur.AdmitAsync("acme", It.IsAny<LemurRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(outcome);
}
