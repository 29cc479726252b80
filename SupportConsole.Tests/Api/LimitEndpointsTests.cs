using System.Text.Json;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Tests.Api;

public sealed class LimitEndpointsTests : PlatformTests
{
    private static readonly DateTimeOffset Since = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly AccountState Good = new()
    {
        AccountId = "acme",
        Plan = AccountPlan.PayAsYouGo,
        ThrottleLimitOverride = 400,
        Balance = Money.FromDollars(12.5m),
        Running = 400,
        Queued = 3,
        ThrottledSince = Since,
    };

    [Fact]
    public async Task Limits_OfKnown_AnswersEachWithItsSource()
    {
        var (status, body, _) = await GetAsync(Good);

        Assert.Equal(200, status);
        using var expected = JsonDocument.Parse(
            """
            {"accountId":"acme","plan":"payAsYouGo","balanceUsd":12.5,"disabled":false,
             "limits":[{"name":"asyncConcurrency","limit":400,"effectiveLimit":400,"source":"override","since":"2026-03-01T12:00:00Z","setBy":"Robin","expiresAt":null,"revertsTo":null},
                       {"name":"streamingSessionsPerMinute","limit":100,"effectiveLimit":121,"source":"planDefault","since":"2026-03-01T12:00:00Z","setBy":null,"expiresAt":null,"revertsTo":null}],
             "live":{"running":400,"queued":3,"throttledSince":"2026-03-01T12:00:00Z",
                     "streaming":{"openedThisMinute":40,"limit":121,"remaining":81,"resetSeconds":13},
                     "lemur":{"used":3,"limit":30,"remaining":27,"resetSeconds":59}}}
            """
        );
        Assert.True(JsonElement.DeepEquals(expected.RootElement, body), body.ToString());
    }

    [Theory]
    [InlineData(false, -1, 1, "negativeBalance")]
    [InlineData(true, 1, 0, "disabled")]
    public async Task Limits_OfStoppedAccount_AnswersWhatDecides(
        bool disabled,
        int balance,
        int effective,
        string source
    )
    {
        var (_, body, _) = await GetAsync(Good with { Disabled = disabled, Balance = new(balance) });

        var limits = body.GetProperty("limits");
        Assert.Equal(400, limits[0].GetProperty("limit").GetInt32());
        Assert.Equal(effective, limits[0].GetProperty("effectiveLimit").GetInt32());
        Assert.Equal(source, limits[0].GetProperty("source").GetString());
        Assert.Equal("planDefault", limits[1].GetProperty("source").GetString());

        // Since when is not known: the account's creation, or the override's, stood there.
        Assert.All(["since", "setBy", "expiresAt"], name =>
            Assert.Equal(JsonValueKind.Null, limits[0].GetProperty(name).ValueKind)
        );
    }

    [Fact]
    public async Task Limits_OfPausedQueue_AnswersSinceWhenByWhomAndUntil()
    {
        var (_, body, _) = await GetAsync(
            Good with
            {
                PausedUntil = Since.AddHours(3),
            },
            new LimitCause(Since.AddHours(1), "Kim", Since.AddHours(3))
        );

        var limit = body.GetProperty("limits")[0];
        Assert.Equal(
            ["paused", "2026-03-01T13:00:00Z", "Kim", "2026-03-01T15:00:00Z"],
            ((string[])["source", "since", "setBy", "expiresAt"]).Select(name => limit.GetProperty(name).GetString())
        );
    }

    [Fact]
    public async Task Limits_OfUnknown_IsAnswered404() =>
        Assert.Equal((404, "There is no account acme"), await Platform.RefusedAsync("GET", "/accounts/acme/limits"));

    private Task<(int Status, JsonElement Body, System.Net.Http.Headers.HttpResponseHeaders Headers)> GetAsync(
        AccountState state,
        LimitCause? cause = null
    )
    {
        var account = new Account
        {
            Id = "acme",
            Email = "ops@example.com",
            Name = "Acme",
            CreatedAt = Since,
            Keys = AccountSearchKeys.Of("acme", "ops@example.com", "Acme", null),
        };
        Platform.Accounts.Limits = new(
            new(account, state, EffectiveLimit.Of(state, new LimitOptions()), ThrottleOverride: null),
            [
                new(LimitKind.AsyncConcurrency, 400, LimitSource.Override, Since, "Robin"),
                new(LimitKind.StreamingSessionsPerMinute, 100, LimitSource.PlanDefault, Since, null),
            ],
            new(
                new(
                    new()
                    {
                        AccountId = "acme",
                        Minute = Since,
                        SessionLimit = 121,
                        Opened = 40,
                    },
                    new(100, Scales: true),
                    new(121, 81, TimeSpan.FromSeconds(12.3))
                ),
                new(3, new(30, 27, TimeSpan.FromSeconds(59)))
            )
        )
        {
            Cause = cause,
        };
        return Platform.SendAsync("GET", "/accounts/acme/limits");
    }
}
