using System.Globalization;

namespace SupportConsole.Tests.Api;

/// <summary>Streaming and LeMUR through the whole program, on SQLite.</summary>
public sealed class RateStoryTests
{
    [Fact]
    public async Task Streaming_FromOpeningToTheBill()
    {
        await using var platform = new PlatformApplication();
        await platform.RegisterAsync("acme", "free");
        await platform.CallAsync("POST", "/accounts/acme/deposits", new { amountUsd = 1, reference = "d1" });
        var (status, first, decision) = await platform.CallAsync("POST", "/accounts/acme/streams", new { });
        Assert.Equal(
            (201, 5, 4, 60),
            (status, Number(first, "limit"), Number(first, "remaining"), Number(first, "resetSeconds"))
        );
        Assert.NotNull(decision);
        for (var opened = 1; opened < 5; opened++)
        {
            Assert.Equal(201, (await platform.CallAsync("POST", "/accounts/acme/streams", new { })).Status);
        }

        var (refused, error, refusal) = await platform.CallAsync("POST", "/accounts/acme/streams", new { });
        Assert.Equal(
            (429, "Unauthorized connection: Too many concurrent sessions"),
            (refused, error.GetProperty("error").GetString())
        );
        var (_, explained, _) = await platform.CallAsync("GET", $"/decisions/{refusal}");
        Assert.Equal(
            ("openStream", "refused"),
            (explained.GetProperty("kind").GetString(), explained.GetProperty("outcome").GetString())
        );
        Assert.Equal(60, Number(explained, "retryAfterSeconds"));

        var session = first.GetProperty("sessionId").GetString();
        using var client = platform.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "dev-platform-key");
        for (var repeat = 0; repeat < 2; repeat++)
        {
            using var response = await client.DeleteAsync(
                new Uri($"/platform/v1/streams/{session}?seconds=3600", UriKind.Relative)
            );
            Assert.Equal(204, (int)response.StatusCode);
        }

        var (_, limits, _) = await platform.CallAsync("GET", "/accounts/acme/limits");

        // An hour was told of a session of a moment: the moment is charged, and a second at most beside it.
        Assert.InRange(limits.GetProperty("balanceUsd").GetDecimal(), 0.99m, 0.999999m);
        var live = limits.GetProperty("live").GetProperty("streaming");
        Assert.Equal((5, 5, 0), (Number(live, "openedThisMinute"), Number(live, "limit"), Number(live, "remaining")));
    }

    [Fact]
    public async Task Lemur_UntilTheWindowIsFullAndFreeAgain()
    {
        await using var platform = new PlatformApplication();
        await platform.RegisterAsync("acme", "free");
        for (var request = 0; request < 2; request++)
        {
            Assert.Equal(
                200,
                (await platform.CallAsync("POST", "/accounts/acme/lemur", new { inputTokens = 0 })).Status
            );
        }

        Assert.Equal(429, (await platform.CallAsync("POST", "/accounts/acme/lemur", new { })).Status);
        var (_, limits, _) = await platform.CallAsync("GET", "/accounts/acme/limits");
        var live = limits.GetProperty("live").GetProperty("lemur");
        Assert.Equal(
            (2, 2, 0, 60),
            (Number(live, "used"), Number(live, "limit"), Number(live, "remaining"), Number(live, "resetSeconds"))
        );
        platform.Clock.Advance(TimeSpan.FromSeconds(60));
        var (status, admitted, decision) = await platform.CallAsync(
            "POST",
            "/accounts/acme/lemur",
            new { outputTokens = 1_000 }
        );
        Assert.Equal((200, 0.015m), (status, admitted.GetProperty("costUsd").GetDecimal()));
        Assert.Equal(
            "admitted",
            (await platform.CallAsync("GET", $"/decisions/{decision}")).Body.GetProperty("outcome").GetString()
        );
        Assert.Equal(400, (await platform.CallAsync("POST", "/accounts/acme/lemur", new { })).Status);
    }

    private static int Number(System.Text.Json.JsonElement element, string name) =>
        int.Parse(element.GetProperty(name).GetRawText(), CultureInfo.InvariantCulture);
}
