using System.Net;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Tests.Fakes;
using StripeNet = global::Stripe;

namespace SupportConsole.Tests.Core.Billing.Stripe;

public sealed class StripeGatewayTests : IDisposable
{
    private const string Key = "rk_test_secret";

    private readonly FakeStripe _stripe = new();
    private readonly FakeClock _clock = new();
    private readonly LogRecorder _log = new();
    private readonly LoggerFactory _loggers;
    private readonly StripeGateway _client;

    public StripeGatewayTests()
    {
        _loggers = new([_log]);
        _client = Client(new() { ApiKey = Key });
    }

    public void Dispose()
    {
        _loggers.Dispose();
        _log.Dispose();
        _stripe.Dispose();
    }

    [Fact]
    public async Task List_Charges_SendsKeyVersionAndFilters()
    {
        _stripe.Charges.AddRange([
            FakeStripe.Charge("ch_1", 1_000, failure: "card_declined", reason: "insufficient_funds"),
            FakeStripe.Charge("ch_2", 2_000),
        ]);

        var result = await _client.ListChargesAsync(
            new("cus_1", From: DateTimeOffset.FromUnixTimeSeconds(500), To: DateTimeOffset.FromUnixTimeSeconds(3_000)),
            default
        );

        Assert.Equal(["ch_2", "ch_1"], result.Value!.Data.Select(charge => charge.Id));
        Assert.Equal(
            ("failed", "card_declined", "insufficient_funds", "4242"),
            result.Value.Data[1] is var failed
                ? (failed.Status, failed.FailureCode, failed.OutcomeReason, failed.CardLast4)
                : default
        );
        var request = Assert.Single(_stripe.Requests);
        Assert.Equal($"Bearer {Key}", request.Headers.Authorization!.ToString());
        Assert.Equal(
            StripeNet.StripeConfiguration.ApiVersion,
            Assert.Single(request.Headers.GetValues("Stripe-Version"))
        );
        Assert.Equal(
            ["created[gte]=500", "created[lt]=3000", "customer=cus_1", "expand[0]=data.refunds", "limit=100"],
            Assert.Single(_stripe.Asked).Split('?')[1].Split('&').Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, StripeFailureKind.KeyRefused, 1)]
    [InlineData(HttpStatusCode.Forbidden, StripeFailureKind.NotPermitted, 1)]
    [InlineData(HttpStatusCode.NotFound, StripeFailureKind.NotFound, 1)]
    [InlineData(HttpStatusCode.BadRequest, StripeFailureKind.Refused, 1)]
    [InlineData(HttpStatusCode.TooManyRequests, StripeFailureKind.TooManyRequests, 1)]
    [InlineData(HttpStatusCode.Conflict, StripeFailureKind.Refused, 3)]
    [InlineData(HttpStatusCode.InternalServerError, StripeFailureKind.ServerError, 3)]
    [InlineData(HttpStatusCode.ServiceUnavailable, StripeFailureKind.ServerError, 3)]
    [InlineData(HttpStatusCode.Redirect, StripeFailureKind.Unreadable, 1)]
    public async Task Find_Refused_SaysWhyAndTriesAgainOnlyWhatMayHelp(
        HttpStatusCode status,
        StripeFailureKind kind,
        int tries
    )
    {
        for (var answer = 0; answer < 3; answer++)
        {
            _stripe.Then(status, """{"error":{"message":"no <b>way</b>","type":"api_error"}}""");
        }

        var result = await RunAsync(_client.FindCustomerAsync("cus_1", default));

        Assert.Equal(
            (kind, "req_test", tries),
            (result.Failure!.Kind, result.Failure.RequestId, _stripe.Requests.Count)
        );
        Assert.DoesNotContain("way", result.Failure.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_ShouldRetryHeader_IsBelievedBothWays()
    {
        _stripe.Then(HttpStatusCode.BadRequest, "{}", ("Stripe-Should-Retry", "true"));
        Assert.Null((await RunAsync(_client.FindCustomerAsync("cus_1", default))).Failure);
        Assert.Equal(2, _stripe.Requests.Count);

        _stripe.Then(HttpStatusCode.InternalServerError, "{}", ("Stripe-Should-Retry", "false"));
        Assert.Equal(
            StripeFailureKind.ServerError,
            (await RunAsync(_client.FindCustomerAsync("cus_1", default))).Failure!.Kind
        );
        Assert.Equal(3, _stripe.Requests.Count);
    }

    [Fact]
    public async Task Find_TooManyRequests_WaitsAsLongAsToldUpToTenSeconds()
    {
        _stripe.Then(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", "10"));
        var call = _client.FindCustomerAsync("cus_1", default);
        _clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(call.IsCompleted);
        Assert.Single(_stripe.Requests);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Null((await call).Failure);

        _stripe.Then(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", "11"));
        Assert.Equal(
            StripeFailureKind.TooManyRequests,
            (await _client.FindCustomerAsync("cus_1", default)).Failure!.Kind
        );
    }

    [Fact]
    public async Task Find_ConnectionBreaks_TriesTwiceMoreThenSaysSo()
    {
        _stripe
            .Then(_ => throw new HttpRequestException("Connection reset by peer"))
            .Then(_ => throw new HttpRequestException("Connection reset by peer"));
        Assert.Null((await RunAsync(_client.FindCustomerAsync("cus_1", default))).Failure);

        for (var answer = 0; answer < 3; answer++)
        {
            _stripe.Then(_ => throw new HttpRequestException("Connection refused"));
        }

        Assert.Equal(
            StripeFailureKind.Unreachable,
            (await RunAsync(_client.FindCustomerAsync("cus_1", default))).Failure!.Kind
        );
        Assert.Equal(6, _stripe.Requests.Count);
    }

    [Fact]
    public async Task Find_Hangs_GivesUpInTime()
    {
        _stripe.Then(async cancellationToken =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _clock, cancellationToken);
            return new();
        });
        var call = _client.FindCustomerAsync("cus_1", default);

        _clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(call.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(StripeFailureKind.TimedOut, (await call).Failure!.Kind);
    }

    [Fact]
    public async Task Find_CallerLeaves_IsCancelledAndNoFailure()
    {
        using var leaving = new CancellationTokenSource();
        _stripe.Then(async cancellationToken =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _clock, cancellationToken);
            return new();
        });
        var call = _client.FindCustomerAsync("cus_1", leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Theory]
    [InlineData("<html><body>Bad gateway</body></html>")]
    [InlineData("""{"object":"list","data":[{"id":"ch_1","amount":50""")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"object":"list"}""")]
    [InlineData("""{"data":null,"has_more":false}""")]
    [InlineData("""{"data":[{"id":"ch_1"}],"has_more":false}""")]
    [InlineData(
        """{"data":[{"id":"ch_1","amount":1e30,"currency":"usd","status":"failed","created":1}],"has_more":false}"""
    )]
    public async Task List_NotAnAnswerOfStripe_SaysSo(string body)
    {
        _stripe.Then(HttpStatusCode.OK, body);

        Assert.Equal(
            StripeFailureKind.Unreadable,
            (await _client.ListChargesAsync(new("cus_1"), default)).Failure!.Kind
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("cus_1/../charges")]
    [InlineData("cus 1")]
    [InlineData("cus_ü")]
    [InlineData("cus_1?limit=1")]
    public async Task Find_MalformedId_NeverLeavesTheHouse(string id)
    {
        Assert.Equal(StripeFailureKind.NotFound, (await _client.FindCustomerAsync(id, default)).Failure!.Kind);
        Assert.Equal(StripeFailureKind.NotFound, (await _client.ListInvoicesAsync(new(id), default)).Failure!.Kind);
        Assert.Empty(_stripe.Requests);
    }

    [Fact]
    public async Task Find_WithoutKey_SaysThatStripeIsNotConfigured()
    {
        var client = Client(new());

        Assert.Equal(StripeFailureKind.NotConfigured, (await client.FindCustomerAsync("cus_1", default)).Failure!.Kind);
        Assert.Empty(_stripe.Requests);
    }

    [Fact]
    public async Task Failures_InTheLog_NeverNameTheKey()
    {
        _stripe
            .Then(HttpStatusCode.Unauthorized, "{\"error\":{\"message\":\"Invalid API Key provided: " + Key + "\"}}")
            .Then(HttpStatusCode.OK, Key);

        var refused = await _client.FindCustomerAsync("cus_1", default);
        await _client.FindCustomerAsync("cus_1", default);

        Assert.Equal(2, _log.Lines.Count);
        Assert.DoesNotContain(Key, string.Join('\n', _log.Lines) + refused.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Delay_AnyRetryAndChance_IsHalfASecondToFiveSeconds()
    {
        for (var retry = 0; retry < StripeTries.MaximumRetries; retry++)
        {
            Assert.Equal(TimeSpan.FromSeconds(0.5), StripeTries.Delay(null, retry, 0, _clock));
            Assert.InRange(
                StripeTries.Delay(null, retry, 1, _clock),
                TimeSpan.FromSeconds(0.5),
                TimeSpan.FromSeconds(5)
            );
        }
    }

    private StripeGateway Client(StripeOptions options) =>
        StripeGateways.Over(_stripe, options, _clock, _loggers.CreateLogger<StripeGateway>());

    /// <summary>Lets the waits between tries pass.</summary>
    private async Task<T> RunAsync<T>(Task<T> call)
    {
        while (!call.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await call;
    }
}
