using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Api;

/// <summary>From Stripe's call to the account's balance.</summary>
public sealed class StripeWebhookTests : IDisposable
{
    private const string Secret = "whsec_test";

    private readonly PlatformApplication _app = new();

    public StripeWebhookTests() => _app.Settings["Stripe:WebhookSecret"] = Secret;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Succeeded_OfAKnownCustomer_IsADepositOnceHoweverOftenItIsTold()
    {
        await RegisterAsync("acme", "cus_1");

        var told = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => TellAsync(Event($"evt_{number % 2}"))));

        Assert.All(told, answer => Assert.Equal((200, "Deposited"), (answer.Status, answer.Outcome)));
        Assert.Equal(20m, await BalanceAsync("acme"));
    }

    [Fact]
    public async Task Succeeded_ReportedByBillingUnderThePaymentsId_CountsOnce()
    {
        await RegisterAsync("acme", "cus_1");
        await _app.CallAsync("POST", "/accounts/acme/deposits", new { amountUsd = 20, reference = "pi_1" });

        Assert.Equal("Deposited", (await TellAsync(Event("evt_1"))).Outcome);
        Assert.Equal("AmountDiffers", (await TellAsync(Event("evt_2", amount: 2_001))).Outcome);
        Assert.Equal(20m, await BalanceAsync("acme"));
    }

    [Fact]
    public async Task Told_WhatIsNoDeposit_IsTakenAndChangesNothing()
    {
        await RegisterAsync("acme", "cus_1");
        var twin = await _app.CallAsync("PUT", "/accounts/twin", Registration("twin", "cus_1"));

        Assert.Equal(
            (409, "stripeCustomerId: another account has this customer; nothing was changed"),
            (twin.Status, twin.Body.GetProperty("error").GetString())
        );
        Assert.Equal(
            (200, "NotForUs"),
            Short(await TellAsync("""{"id":"evt_1","type":"charge.failed","data":{"object":{"id":"ch_1"}}}"""))
        );
        Assert.Equal((200, "Unmatched"), Short(await TellAsync(Event("evt_2", "pi_2", customer: "cus_other"))));
        Assert.Equal((200, "Unmatched"), Short(await TellAsync(Event("evt_4", "pi_4", customer: null))));
        Assert.Equal((200, "ForeignCurrency"), Short(await TellAsync(Event("evt_5", "pi_5", currency: "eur"))));
        Assert.Equal((200, "NotOurs"), Short(await TellAsync(Event("evt_6", "pi_6", amount: 0))));
        Assert.Equal(400, (await TellAsync(Event("evt_7", "pi_7", amount: long.MaxValue))).Status);
        Assert.Equal(400, (await TellAsync(Event("evt_9", new string('x', 101)))).Status);
        Assert.Equal(400, (await TellAsync("<html>")).Status);
        Assert.Equal(400, (await TellAsync("null")).Status);
        Assert.Equal(400, (await TellAsync("""{"id":"evt_8","type":"payment_intent.succeeded"}""")).Status);
        Assert.Equal(0m, await BalanceAsync("acme"));
    }

    [Fact]
    public async Task Told_BeforeItsAccountIsRegistered_IsDepositedByTheRegistration()
    {
        Assert.Equal((200, "Unmatched"), Short(await TellAsync(Event("evt_1"))));

        var registered = await _app.CallAsync("PUT", "/accounts/acme", Registration("acme", "cus_1"));

        Assert.Equal((201, 20m), (registered.Status, registered.Body.GetProperty("balanceUsd").GetDecimal()));
    }

    [Fact]
    public async Task Told_SignedWithTheSecretBefore_IsTakenWhileItIsChanged()
    {
        _app.Settings["Stripe:PreviousWebhookSecret"] = "whsec_before";
        await RegisterAsync("acme", "cus_1");
        var body = Event("evt_1");

        var told = await TellAsync(body, StripeGateways.Sign(body, "whsec_before", _app.Clock.GetUtcNow()));

        Assert.Equal((200, "Deposited"), Short(told));
    }

    [Fact]
    public async Task Told_BySomebodyElse_IsRefused()
    {
        await RegisterAsync("acme", "cus_1");
        var body = Event("evt_1");

        Assert.Equal(401, (await TellAsync(body, signature: null)).Status);
        Assert.Equal(
            401,
            (await TellAsync(body, StripeGateways.Sign(body, "whsec_other", _app.Clock.GetUtcNow()))).Status
        );
        Assert.Equal(
            401,
            (await TellAsync(body, StripeGateways.Sign(body, Secret, _app.Clock.GetUtcNow().AddMinutes(-6)))).Status
        );
        Assert.Equal(401, (await TellAsync(new string(' ', (1 << 20) + 1))).Status);
        Assert.Equal(0m, await BalanceAsync("acme"));
    }

    [Fact]
    public async Task Told_WithoutASecretSet_SaysThatTheEndpointIsNotInUse()
    {
        _app.Settings.Remove("Stripe:WebhookSecret");

        var (status, outcome) = await TellAsync(Event("evt_1"));

        Assert.Equal((401, "This endpoint is not in use: no Stripe:WebhookSecret is set"), (status, outcome));
    }

    private static (int, string?) Short((int Status, string? Outcome) answer) => answer;

    private static string Event(
        string id,
        string payment = "pi_1",
        long amount = 2_000,
        string currency = "usd",
        string? customer = "cus_1"
    ) =>
        JsonSerializer.Serialize(
            new
            {
                id,
                @object = "event",
                api_version = "2024-06-20",
                created = 1_772_632_800,
                data = new
                {
                    @object = new
                    {
                        id = payment,
                        @object = "payment_intent",
                        amount,
                        amount_received = amount,
                        currency,
                        customer,
                        status = "succeeded",
                    },
                },
                livemode = false,
                type = "payment_intent.succeeded",
            }
        );

    private static object Registration(string id, string stripeCustomerId) =>
        new
        {
            email = $"{id}@example.com",
            name = id,
            plan = "payAsYouGo",
            stripeCustomerId,
        };

    private async Task RegisterAsync(string id, string stripeCustomerId) =>
        await _app.CallAsync("PUT", $"/accounts/{id}", Registration(id, stripeCustomerId));

    private async Task<decimal> BalanceAsync(string account) =>
        (await _app.CallAsync("POST", $"/accounts/{account}/deposits", new { amountUsd = 1, reference = "probe" }))
            .Body.GetProperty("balanceUsd")
            .GetDecimal() - 1;

    private Task<(int Status, string? Outcome)> TellAsync(string body) =>
        TellAsync(body, StripeGateways.Sign(body, Secret, _app.Clock.GetUtcNow()));

    private async Task<(int Status, string? Outcome)> TellAsync(string body, string? signature)
    {
        using var client = _app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/stripe")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (signature is not null)
        {
            request.Headers.Add("Stripe-Signature", signature);
        }

        using var response = await client.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (
            (int)response.StatusCode,
            answer.TryGetProperty("outcome", out var outcome)
                ? outcome.GetString()
                : answer.GetProperty("error").GetString()
        );
    }
}
