using System.Net;
using System.Text.Json;
using SupportConsole.Api;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Tests.Api;

public sealed class StreamEndpointsTests : PlatformTests
{
    private static readonly StreamingSession Session = new()
    {
        Id = "s1",
        AccountId = "acme",
        ProjectId = "default",
        Model = "universal-streaming",
        OpenedAt = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public async Task Open_RoomInTheMinute_IsCreatedWithWhatIsLeft()
    {
        var (status, body, headers) = await Platform.SendAsync(
            "POST",
            "/accounts/acme/streams",
            """{"projectId":"p1","apiKeyId":"k1","model":"universal-streaming","requestId":"r 1","region":"eu"}"""
        );

        Assert.Equal(201, status);
        using var expected = JsonDocument.Parse("""{"sessionId":"s1","limit":100,"remaining":99,"resetSeconds":42}""");
        Assert.True(JsonElement.DeepEquals(expected.RootElement, body), body.ToString());
        Assert.Equal("/platform/v1/streams/s1", headers.Location?.ToString());
        Assert.Equal(
            new StreamRequest("p1", "k1", "universal-streaming", "r 1"),
            Assert.Single(Platform.Streams.Asked)
        );
        Assert.Equal(
            ["100", "99", "42"],
            new[] { "Limit", "Remaining", "Reset" }.Select(name => headers.GetValues("X-RateLimit-" + name).Single())
        );
        Assert.Equal("\"streaming\";q=100;w=60", headers.GetValues("RateLimit-Policy").Single());
        Assert.Equal("\"streaming\";r=99;t=42", headers.GetValues("RateLimit").Single());
    }

    [Fact]
    public async Task Open_MinuteIsFull_IsRefusedToTheLetterWithTheTimeToWait()
    {
        Platform.Streams.Open = new StreamOutcome.LimitReached(new RateAllowance(110, 0, TimeSpan.FromSeconds(17.001)));

        var (status, body, headers) = await Platform.SendAsync("POST", "/accounts/acme/streams", "{}");

        Assert.Equal(
            (429, "Unauthorized connection: Too many concurrent sessions"),
            (status, body.GetProperty("error").GetString())
        );
        Assert.Equal(TimeSpan.FromSeconds(18), headers.RetryAfter?.Delta);
        Assert.Equal("0", headers.GetValues("X-RateLimit-Remaining").Single());
    }

    [Theory]
    [InlineData(
        NewWorkRefusal.NegativeBalance,
        400,
        "Your current account balance is negative. Please top up to continue using the API"
    )]
    [InlineData(NewWorkRefusal.Disabled, 403, "This account is disabled")]
    public async Task Open_NoNewWork_IsRefusedToTheLetter(NewWorkRefusal refusal, int status, string message)
    {
        Platform.Streams.Open = new StreamOutcome.Refused(
            refusal,
            new RateAllowance(100, 100, TimeSpan.FromSeconds(5))
        );

        Assert.Equal((status, message), await Platform.RefusedAsync("POST", "/accounts/acme/streams", "{}"));
    }

    [Fact]
    public async Task Open_UnknownThings_AreNamed()
    {
        Platform.Streams.Open = new StreamOutcome.UnknownAccount();
        Assert.Equal(
            (404, "There is no account acme"),
            await Platform.RefusedAsync("POST", "/accounts/acme/streams", "{}")
        );
        Platform.Streams.Open = new StreamOutcome.UnknownProject("p9");
        Assert.Equal(
            (400, "projectId: the account has no project p9"),
            await Platform.RefusedAsync("POST", "/accounts/acme/streams", "{}")
        );
        Platform.Streams.Open = new StreamOutcome.UnknownModel("x", ["a", "b"]);
        Assert.Equal(
            (400, "model: must be one of a, b"),
            await Platform.RefusedAsync("POST", "/accounts/acme/streams", "{}")
        );
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("?seconds=0", 0)]
    [InlineData("?seconds=90.5", 90_500)]
    [InlineData("?seconds=0.0005", 1)]
    [InlineData("?seconds=10800&unknown=1", 10_800_000)]
    public async Task End_OfKnown_IsAnsweredWithoutContentAndAgain(string query, int? milliseconds)
    {
        Platform.Streams.End = new EndStreamOutcome.Ended(Session);

        Assert.Equal((HttpStatusCode.NoContent, ""), await EndAsync("s1" + query));
        Assert.Equal((HttpStatusCode.NoContent, ""), await EndAsync("s1" + query));

        Assert.Equal(
            ("s1", milliseconds is { } given ? TimeSpan.FromMilliseconds(given) : (TimeSpan?)null),
            Platform.Streams.Asked[1]
        );
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("10800.1")]
    [InlineData("1e3")]
    [InlineData("NaN")]
    [InlineData("1,5")]
    [InlineData("")]
    [InlineData("1&seconds=2")]
    [InlineData("79228162514264337593543950336")]
    public async Task End_ImpossibleSeconds_AreRefused(string seconds)
    {
        Assert.Equal(
            (400, "seconds: must be a number from 0 to 10,800"),
            await Platform.RefusedAsync("DELETE", "/streams/s1?seconds=" + seconds)
        );
        Assert.Empty(Platform.Streams.Asked);
    }

    [Fact]
    public async Task End_Unknown_IsAnswered404()
    {
        Assert.Equal((404, "There is no streaming session s1"), await Platform.RefusedAsync("DELETE", "/streams/s1"));
        Assert.StartsWith(
            "sessionId: must be",
            (await Platform.RefusedAsync("DELETE", "/streams/a%20b")).Error,
            StringComparison.Ordinal
        );
    }

    private async Task<(HttpStatusCode Status, string Body)> EndAsync(string session)
    {
        using var response = await Platform.Client.DeleteAsync(
            new Uri($"{PlatformApi.Prefix}/streams/{session}", UriKind.Relative)
        );
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
