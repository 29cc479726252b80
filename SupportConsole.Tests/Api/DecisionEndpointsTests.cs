using System.Text.Json;
using SupportConsole.Core.Decisions;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Api;

/// <summary>A decision's way from the answer's header to its explanation, over HTTP down to the database.</summary>
public sealed class DecisionEndpointsTests : IDisposable
{
    private readonly PlatformApplication _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Explain_ByTheHeaderOfASubmit_AnswersWhy()
    {
        await _app.RegisterAsync("acme", "free");
        var (_, _, id) = await _app.CallAsync(
            "POST",
            "/accounts/acme/transcripts",
            new { transcripts = Enumerable.Repeat(new { }, 7) }
        );

        var (status, body, ofItself) = await _app.CallAsync("GET", $"/decisions/{id}");

        Assert.Equal(200, status);
        Assert.Null(ofItself);
        using var expected = JsonDocument.Parse(
            $$$"""
            {"decisionId":"{{{id}}}","kind":"submit","outcome":"mixed","accountId":"acme","accountName":"acme",
             "decidedAt":"2026-03-04T14:00:00Z","expiresAt":"2026-03-05T14:00:00Z",
             "rule":{"name":"roomForSome","sentence":"There was room for 5 under the limit of 5; the other 2 had to wait in line: the oldest starts when a running one ends."},
             "limit":{"name":"asyncConcurrency","inForce":5,"configured":5,"configuredNow":5,"source":"planDefault","configuredBy":"planDefault","plan":"free",
                      "sentence":"5 is the default of the plan Free.","setBy":null},
             "counters":{"running":5,"queued":2,"openedThisMinute":null,"usedInWindow":null},
             "items":{"started":5,"queued":2,"known":0,"ended":0,"refused":0},
             "retryAfterSeconds":null,
             "now":{"plan":"free","effectiveLimit":5,"throttleLimit":5,"source":"planDefault","running":5,"queued":2,
                    "throttledSince":"2026-03-04T14:00:00Z","balanceUsd":0,"disabled":false}}
            """
        );
        Assert.True(JsonElement.DeepEquals(expected.RootElement, body), body.ToString());
    }

    [Fact]
    public async Task Explain_OfRefusalsAndCompletions_IsThereToo()
    {
        await _app.RegisterAsync("acme");
        await _app.SubmitAsync("acme", 2);
        var (id, token, _) = (await _app.LeaseAsync("worker", 1))[0];

        var (_, _, ended) = await _app.CallAsync(
            "POST",
            "/transcripts/complete",
            new
            {
                results = new[]
                {
                    new
                    {
                        id,
                        leaseToken = token,
                        status = "completed",
                        audioSeconds = 3_600,
                    },
                },
            }
        );
        var (refusal, _, refused) = await _app.CallAsync(
            "POST",
            "/accounts/acme/transcripts",
            new { transcripts = new[] { new { } } }
        );
        var (missing, _, unknown) = await _app.CallAsync(
            "POST",
            "/accounts/nobody/transcripts",
            new { transcripts = new[] { new { } } }
        );

        Assert.Equal((400, 404), (refusal, missing));
        Assert.Equal(
            ("slotsFreed", "negativeBalance", "unknownAccount"),
            (await RuleAsync(ended), await RuleAsync(refused), await RuleAsync(unknown))
        );
    }

    [Fact]
    public async Task NotUnderstood_TheIdSaysThatNoLimitWasAsked()
    {
        await _app.RegisterAsync("acme");

        var (status, _, unreadable) = await _app.CallAsync(
            "POST",
            "/accounts/acme/transcripts",
            new { transcripts = 7 }
        );
        var (_, _, unknown) = await _app.CallAsync(
            "POST",
            "/accounts/acme/lemur",
            new { model = "nothing of the kind" }
        );
        var (_, _, misnamed) = await _app.CallAsync("POST", "/accounts/no%20such%20id/streams", new { });

        Assert.Equal(400, status);
        Assert.Equal(
            ("invalidCall", "invalidCall", "invalidCall"),
            (await RuleAsync(unreadable), await RuleAsync(unknown), await RuleAsync(misnamed))
        );
    }

    [Fact]
    public async Task Explain_ForgedOrGarbled_SaysSo()
    {
        await _app.RegisterAsync("acme");
        var (_, _, id) = await _app.CallAsync(
            "POST",
            "/accounts/acme/transcripts",
            new { transcripts = new[] { new { } } }
        );

        var forged = await _app.CallAsync("GET", $"/decisions/{id![..^2]}xx");
        var garbled = await _app.CallAsync("GET", "/decisions/%ff%20x%01");

        Assert.Equal((404, 404), (forged.Status, garbled.Status));
        Assert.StartsWith(
            "This is not the id of a decision made here.",
            forged.Body.GetProperty("error").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Explain_TooOld_SaysSo()
    {
        await using var platform = await PlatformHost.StartAsync();
        platform.Decisions.Answer = new DecisionLookup.Expired(Samples.Now, 24);

        Assert.Equal(
            (410, "This decision is too old: decisions are explained for 24 hours."),
            await platform.RefusedAsync("GET", $"/decisions/{FakeDecisions.Id}")
        );
    }

    private async Task<string?> RuleAsync(string? id) =>
        (await _app.CallAsync("GET", $"/decisions/{id}")).Body.GetProperty("rule").GetProperty("name").GetString();
}
