using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Limits.Transcripts;
using static SupportConsole.Tests.Api.PlatformApplication;

namespace SupportConsole.Tests.Api;

/// <summary>What the platform does all day, over HTTP down to the database.</summary>
public sealed class PlatformStoryTests : IDisposable
{
    private const string BalanceIsNegative =
        "Your current account balance is negative. Please top up to continue using the API";

    private readonly PlatformApplication _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Submit_201WithLimit200_TheLastWaitsAndStartsWhenOneEnds()
    {
        await _app.RegisterAsync("acme");
        // Without it the first hour of audio makes the balance negative, and one at a time is all that runs.
        await _app.CallAsync("POST", "/accounts/acme/deposits", new { amountUsd = 10, reference = "r" });

        var submitted = await _app.SubmitAsync("acme", 201);

        var statuses = submitted
            .GetProperty("results")
            .EnumerateArray()
            .Select(result => result.GetProperty("status").GetString())
            .ToList();
        Assert.Equal([.. Enumerable.Repeat("processing", 200), "queued"], statuses);
        Assert.Equal(1, submitted.GetProperty("results")[200].GetProperty("queuePosition").GetInt32());
        Assert.Equal((200, 200, 1), Counters(submitted, submitted.GetProperty("effectiveLimit").GetInt32()));
        Assert.Equal("""{"status":"queued","throttled":true,"queuePosition":1}""", await StandingAsync("t201"));

        var (id, token, _) = Assert.Single(await _app.LeaseAsync("worker", 1));
        var completed = await _app.CompleteAsync(id, token);

        Assert.Equal("t1", id);
        Assert.Equal(["t1"], Ids(completed, "accepted"));
        Assert.Equal(["t201"], Ids(completed, "started"));
        Assert.Equal("""{"status":"processing","throttled":false,"queuePosition":null}""", await StandingAsync("t201"));
        Assert.Equal("""{"status":"completed","throttled":null,"queuePosition":null}""", await StandingAsync("t1"));
        var (_, limits, _) = await _app.CallAsync("GET", "/accounts/acme/limits");
        Assert.Equal((200, 200, 0), Counters(limits.GetProperty("live"), 200));
        Assert.Equal(9.85m, limits.GetProperty("balanceUsd").GetDecimal());
    }

    [Fact]
    public async Task Submit_SameIdsAgain_AnswersTheirStateAndStoresNothing()
    {
        await _app.RegisterAsync("acme", "free");
        var first = await _app.SubmitAsync("acme", 6);

        var again = await _app.SubmitAsync("acme", 6);

        Assert.Equal(first.ToString(), again.ToString());
        Assert.Equal((5, 5, 1), Counters(again, again.GetProperty("effectiveLimit").GetInt32()));
    }

    [Fact]
    public async Task Submit_IdOfAnotherAccount_IsAnswered409AndStoresNothing()
    {
        await _app.RegisterAsync("acme");
        await _app.RegisterAsync("other");
        await _app.SubmitAsync("acme", 1);

        var (status, body, _) = await _app.CallAsync(
            "POST",
            "/accounts/other/transcripts",
            new { transcripts = new[] { new { id = "mine" }, new { id = "t1" } } }
        );

        Assert.Equal(
            (409, "transcripts[1].id: t1 is taken by another account; nothing was stored"),
            (status, Error(body))
        );
        Assert.Equal(404, (await _app.CallAsync("GET", "/transcripts/mine")).Status);
    }

    [Fact]
    public async Task Complete_Again_IsAcceptedAndChargedOnce()
    {
        await _app.RegisterAsync("acme");
        await _app.SubmitAsync("acme", 1);
        var (id, token, _) = Assert.Single(await _app.LeaseAsync("worker", 10));

        await _app.CompleteAsync(id, token);
        var again = await _app.CompleteAsync(id, token);

        Assert.Equal(["t1"], Ids(again, "accepted"));
        Assert.Empty(Ids(again, "started"));
        Assert.Equal(
            -0.15m,
            (await _app.CallAsync("GET", "/accounts/acme/limits")).Body.GetProperty("balanceUsd").GetDecimal()
        );
    }

    [Fact]
    public async Task Worker_WhoseLeaseExpired_IsStaleOnceAnotherHasTheTranscript()
    {
        await _app.RegisterAsync("acme");
        await _app.SubmitAsync("acme", 1);
        var slow = Assert.Single(await _app.LeaseAsync("slow", 1));
        _app.Clock.Advance(TimeSpan.FromSeconds(61));
        await _app.Services.GetRequiredService<ITranscriptLimiter>().ExpireLeasesAsync(100, CancellationToken.None);
        var quick = Assert.Single(await _app.LeaseAsync("quick", 1));

        var late = await _app.CompleteAsync(slow.Id, slow.Token);
        var (_, beat, _) = await _app.CallAsync(
            "POST",
            "/transcripts/heartbeat",
            new
            {
                leases = new[]
                {
                    new { id = quick.Id, leaseToken = quick.Token },
                    new { id = "unknown", leaseToken = "x" },
                    new { id = quick.Id, leaseToken = quick.Token },
                },
            }
        );

        Assert.Equal(2, quick.Attempt);
        Assert.Equal(["t1"], Ids(late, "stale"));
        Assert.Equal(["t1"], Ids(beat, "renewed"));
        Assert.Equal(["unknown"], Ids(beat, "stale"));
        Assert.Equal(["t1"], Ids(await _app.CompleteAsync(quick.Id, quick.Token), "accepted"));
    }

    [Fact]
    public async Task NegativeBalance_RefusesNewWorkUntilADeposit()
    {
        await _app.RegisterAsync("acme");
        await _app.SubmitAsync("acme", 2);
        var (id, token, _) = (await _app.LeaseAsync("worker", 1))[0];
        await _app.CompleteAsync(id, token);

        var (status, body, decision) = await _app.CallAsync(
            "POST",
            "/accounts/acme/transcripts",
            new { transcripts = new[] { new { id = "new" } } }
        );

        Assert.Equal((400, BalanceIsNegative), (status, Error(body)));
        Assert.NotNull(decision);
        Assert.Equal(404, (await _app.CallAsync("GET", "/transcripts/new")).Status);
        var throttle = (await _app.CallAsync("GET", "/accounts/acme/limits")).Body.GetProperty("limits")[0];
        Assert.Equal(
            ("asyncConcurrency", 200, 1, "negativeBalance"),
            (
                throttle.GetProperty("name").GetString(),
                throttle.GetProperty("limit").GetInt32(),
                throttle.GetProperty("effectiveLimit").GetInt32(),
                throttle.GetProperty("source").GetString()
            )
        );

        var deposit = new { amountUsd = 10.15m, reference = "pi_1" };
        Assert.Equal(
            10m,
            (await _app.CallAsync("POST", "/accounts/acme/deposits", deposit))
                .Body.GetProperty("balanceUsd")
                .GetDecimal()
        );
        Assert.Equal(
            10m,
            (await _app.CallAsync("POST", "/accounts/acme/deposits", deposit))
                .Body.GetProperty("balanceUsd")
                .GetDecimal()
        );
        Assert.Equal(
            409,
            (await _app.CallAsync("POST", "/accounts/acme/deposits", new { amountUsd = 5, reference = "pi_1" })).Status
        );
        Assert.Equal(
            200,
            (
                await _app.CallAsync(
                    "POST",
                    "/accounts/acme/transcripts",
                    new { transcripts = new[] { new { id = "new" } } }
                )
            ).Status
        );
    }

    [Fact]
    public async Task DisabledAccount_IsRefusedEverythingNew()
    {
        await _app.RegisterAsync("acme", disabled: true);

        var (status, body, _) = await _app.CallAsync(
            "POST",
            "/accounts/acme/transcripts",
            new { transcripts = new[] { new { } } }
        );

        Assert.Equal((403, "This account is disabled"), (status, Error(body)));
    }

    [Fact]
    public async Task UnknownAccount_IsAnswered404Everywhere()
    {
        Assert.Equal(
            404,
            (
                await _app.CallAsync("POST", "/accounts/nobody/transcripts", new { transcripts = new[] { new { } } })
            ).Status
        );
        Assert.Equal(404, (await _app.CallAsync("GET", "/accounts/nobody/limits")).Status);
        Assert.Equal(
            404,
            (await _app.CallAsync("POST", "/accounts/nobody/deposits", new { amountUsd = 1, reference = "r" })).Status
        );
    }

    [Theory]
    [InlineData("transcripts", "transcripts[1].")]
    [InlineData("streams", "")]
    [InlineData("lemur", "")]
    public async Task UnknownApiKey_IsAnswered400WithItsPlace(string call, string place)
    {
        await _app.RegisterAsync("acme");
        object one = new { apiKeyId = "key_1", inputTokens = 1 };

        var answer = await _app.CallAsync(
            "POST",
            $"/accounts/acme/{call}",
            call == "transcripts" ? new { transcripts = new[] { new { }, one } } : one
        );

        Assert.Equal(
            (400, $"{place}apiKeyId: the account has no API key key_1 in project default"),
            (answer.Status, Error(answer.Body))
        );
    }

    [Fact]
    public async Task UnknownProjectOrModel_IsAnswered400WithItsPlace()
    {
        await _app.RegisterAsync("acme");

        var project = await _app.CallAsync(
            "POST",
            "/accounts/acme/transcripts",
            new { transcripts = new[] { new { projectId = "default" }, new { projectId = "nowhere" } } }
        );
        var model = await _app.CallAsync(
            "POST",
            "/accounts/acme/transcripts",
            new { transcripts = new[] { new { model = "universal" }, new { model = "best" } } }
        );

        Assert.Equal(
            (400, "transcripts[1].projectId: the account has no project nowhere"),
            (project.Status, Error(project.Body))
        );
        Assert.Equal(
            (400, "transcripts[1].model: must be one of universal, slam-1"),
            (model.Status, Error(model.Body))
        );
    }

    [Fact]
    public async Task Put_Again_UpdatesTermsAndKeepsTheBalance()
    {
        await _app.RegisterAsync("acme", "free");
        await _app.CallAsync("POST", "/accounts/acme/deposits", new { amountUsd = 7.5, reference = "r" });

        var (status, body, _) = await _app.CallAsync(
            "PUT",
            "/accounts/acme",
            new
            {
                email = "new@example.com",
                name = "<script>alert(1)</script>",
                plan = "contracted",
                autoPay = new { belowUsd = 5, bringBackToUsd = 50 },
                eomBilling = true,
            }
        );

        Assert.Equal(200, status);
        using var expected = JsonDocument.Parse(
            """
            {"accountId":"acme","email":"new@example.com","name":"<script>alert(1)</script>","plan":"contracted","stripeCustomerId":null,
             "autoPay":{"belowUsd":5,"bringBackToUsd":50},"eomBilling":true,"disabled":false,"balanceUsd":7.5,"createdAt":"2026-03-04T14:00:00Z"}
            """
        );
        Assert.True(JsonElement.DeepEquals(expected.RootElement, body), body.ToString());
    }

    [Fact]
    public async Task Health_OfAStartedProgram_IsReady()
    {
        using var client = _app.CreateClient();

        Assert.Equal("""{"status":"live","problem":null}""", await client.GetStringAsync("/health/live"));
        Assert.Equal("""{"status":"ready","problem":null}""", await client.GetStringAsync("/health/ready"));
    }

    private static string? Error(JsonElement body) => body.GetProperty("error").GetString();

    private static (int Limit, int Running, int Queued) Counters(JsonElement body, int limit) =>
        (limit, body.GetProperty("running").GetInt32(), body.GetProperty("queued").GetInt32());

    private async Task<string> StandingAsync(string transcriptId)
    {
        var (_, body, _) = await _app.CallAsync("GET", $"/transcripts/{transcriptId}");
        return JsonSerializer.Serialize(
            new
            {
                status = body.GetProperty("status"),
                throttled = body.GetProperty("throttled"),
                queuePosition = body.GetProperty("queuePosition"),
            }
        );
    }
}
