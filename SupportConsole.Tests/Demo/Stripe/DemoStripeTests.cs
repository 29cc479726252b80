using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Core.Registration;
using SupportConsole.Demo.Stripe;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Demo.Stripe;

/// <summary>The demo's stand-in for Stripe, asked by the very gateway that asks Stripe.</summary>
public sealed class DemoStripeTests : IAsyncLifetime, IDisposable
{
    private TestDatabase? _database;
    private CoreHost? _host;
    private DemoStripeApi? _api;
    private StripeGateway? _client;
    private DemoStripeHandler? _handler;

    private CoreHost Host => _host!;

    public async Task InitializeAsync()
    {
        _database = await TestEngine.Sqlite.CreateAsync();
        _host = await CoreHost.StartAsync(_database);
        _api = new(new DemoCustomers(Host.Directory, Host.Get<IBillingReader>(), Host.Clock));
        var options = new StripeOptions();
        options.UseDemo();
        _handler = new(_api);
        _client = StripeGateways.Over(_handler, options, Host.Clock);
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await _database!.DisposeAsync();
    }

    public void Dispose()
    {
        _handler?.Dispose();
    }

    [Fact]
    public async Task History_OfDeposits_IsThatOfOurLedger()
    {
        await RegisterAsync("acme", "cus_acme1");
        await Host.Deposits.DepositAsync(new("acme", Money.FromDollars(20), "first"), default);
        Host.Clock.Advance(TimeSpan.FromMinutes(5));
        await Host.Deposits.DepositAsync(new("acme", Money.FromDollars(12.34m), "pi_webhook"), default);

        var rows = await HistoryAsync("cus_acme1", PaymentType.Payment);

        Assert.Equal(
            ["$12.34", "$20.00"],
            rows.Where(row => !row.Detail.Contains("twice", StringComparison.Ordinal))
                .Select(row => row.Amount.ToString())
        );
        Assert.EndsWith("/payments/pi_webhook", rows[0].DashboardUrl, StringComparison.Ordinal);
        Assert.Contains("Deposit first", rows[^1].Detail, StringComparison.Ordinal);
        Assert.Equal(Host.Clock.GetUtcNow(), rows[0].At);
    }

    [Fact]
    public async Task History_OfAutoPayThatDoesNotRefill_HasDeclinedCharges()
    {
        await RegisterAsync("acme", "cus_acme1", account =>
            account with
            {
                AutoPay = new AutoPay(Money.FromDollars(10), Money.FromDollars(100)),
            }
        );
        Host.Clock.Advance(TimeSpan.FromDays(5));
        await OverdrawAsync("acme");

        var rows = await HistoryAsync("cus_acme1", PaymentType.FailedPayment);

        Assert.Equal(3, rows.Count);
        Assert.StartsWith(StripeTexts.Decline("expired_card"), rows[0].Detail, StringComparison.Ordinal);
        Assert.StartsWith(StripeTexts.Decline("do_not_honor"), rows[1].Detail, StringComparison.Ordinal);
        Assert.StartsWith(StripeTexts.Decline("insufficient_funds"), rows[2].Detail, StringComparison.Ordinal);
        Assert.All(rows, row => Assert.Equal("$100.00", row.Amount.ToString()));
    }

    [Fact]
    public async Task History_OfAnInvoicedCustomer_HasInvoicesAndOtherCurrencies()
    {
        await RegisterAsync("big", "cus_big", account => account with { EomBilling = true });
        Host.Clock.Advance(TimeSpan.FromDays(100));

        var rows = await HistoryAsync("cus_big", null);

        Assert.Contains(rows, row => row is { Type: PaymentType.Invoice, Status: "paid" });
        Assert.Contains(rows, row => row.Amount.ToString() == "JPY 150,000");
        Assert.Contains(rows, row => row is { Status: "partly refunded" } && row.Amount.ToString() == "EUR 1,200.00");
        Assert.Contains(rows, row => row is { Type: PaymentType.Refund } && row.Amount.ToString() == "-EUR 300.00");
        Assert.Contains(rows, row => row is { Type: PaymentType.BalanceChange } && row.Amount.ToString() == "$25.00");
        Assert.All(rows, row => Assert.True(row.At <= Host.Clock.GetUtcNow()));
        Assert.Equal(rows, await HistoryAsync("cus_big", null));
    }

    [Fact]
    public async Task Customer_UnknownOrDisabled_IsMissingOrDeleted()
    {
        await RegisterAsync("gone", "cus_gone", account => account with { Disabled = true });

        Assert.Equal(
            StripeFailureKind.NotFound,
            (await _client!.FindCustomerAsync("cus_nobody", default)).Failure!.Kind
        );
        Assert.Equal(StripeFailureKind.NotFound, (await _client.FindCustomerAsync("cus_gon", default)).Failure!.Kind);
        Assert.True((await _client.FindCustomerAsync("cus_gone", default)).Value!.Deleted);
        Assert.Equal(
            StripeFailureKind.Refused,
            (await _client.ListChargesAsync(new("cus_nobody"), default)).Failure!.Kind
        );
    }

    [Theory]
    [InlineData("GET", "/v1/charges?customer=cus_acme&limit=0", 400, "parameter_invalid_integer")]
    [InlineData("GET", "/v1/charges?customer=cus_acme&limit=101", 400, "parameter_invalid_integer")]
    [InlineData("GET", "/v1/charges?customer=cus_acme&limit=x", 400, "parameter_invalid_integer")]
    [InlineData("GET", "/v1/charges?customer=cus_acme&created[gte]=x", 400, "parameter_invalid_integer")]
    [InlineData("GET", "/v1/charges?customer=cus_acme&starting_after=ch_x", 400, "resource_missing")]
    [InlineData("GET", "/v1/charges", 400, "parameter_missing")]
    [InlineData("GET", "/v1/customers/cus_nobody", 404, "resource_missing")]
    [InlineData("GET", "/v1/customers/cus_nobody/balance_transactions", 404, "resource_missing")]
    [InlineData("GET", "/v1/events", 404, null)]
    [InlineData("POST", "/v1/charges?customer=cus_acme", 403, "more_permissions_required")]
    public async Task Call_Wrong_IsAnsweredAsStripeDoes(string method, string address, int status, string? code)
    {
        await RegisterAsync("acme", "cus_acme");

        var answer = await AskAsync(method, address);

        var error = JsonDocument.Parse(answer.ToJson()).RootElement.GetProperty("error");
        Assert.Equal(
            (status, code),
            (answer.Status, error.TryGetProperty("code", out var found) ? found.GetString() : null)
        );
        Assert.Equal("invalid_request_error", error.GetProperty("type").GetString());
    }

    [Fact]
    public async Task List_WithCursorAndLimit_IsGivenPageByPageAndEachOnce()
    {
        await RegisterAsync("acme", "cus_acme");
        for (var number = 0; number < 23; number++)
        {
            await Host.Deposits.DepositAsync(new("acme", Money.FromDollars(1), $"deposit-{number}"), default);
            Host.Clock.Advance(TimeSpan.FromMinutes(number % 3));
        }

        var (ids, more, address) = (new List<string>(), true, "/v1/payment_intents?customer=cus_acme");
        while (more)
        {
            var page = JsonDocument
                .Parse(
                    (await AskAsync("GET", ids.Count == 0 ? address : $"{address}&starting_after={ids[^1]}")).ToJson()
                )
                .RootElement;
            Assert.Equal("list", page.GetProperty("object").GetString());
            ids.AddRange(page.GetProperty("data").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            more = page.GetProperty("has_more").GetBoolean();
        }

        Assert.InRange(ids.Count, 23, 24);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("Development", "true", "", true)]
    [InlineData("Development", "true", "rk_live_1", false)]
    [InlineData("Development", "false", "", false)]
    [InlineData("Development", null, "", false)]
    [InlineData("Production", "true", "", false)]
    [InlineData("Staging", "true", "", false)]
    public void Demo_OnlyInDevelopmentWithDemoAndWithoutKey(string environment, string? demo, string key, bool wanted)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Demo:Enabled"] = demo, ["Stripe:ApiKey"] = key })
            .Build();

        Assert.Equal(wanted, DemoStripe.IsWanted(configuration, new Environment(environment)));
    }

    [Fact]
    public void UseDemo_BesideARealKey_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => new StripeOptions { ApiKey = "rk_live_1" }.UseDemo());

    private async Task<DemoAnswer> AskAsync(string method, string address)
    {
        var uri = new Uri("http://localhost" + address);
        return await _api!.AnswerAsync(
            method,
            uri.AbsolutePath,
            new QueryCollection(QueryHelpers.ParseQuery(uri.Query)),
            default
        );
    }

    private async Task<IReadOnlyList<Payment>> HistoryAsync(string customer, PaymentType? type)
    {
        var feeds = new PaymentFeeds(_client!, new PaymentRows("https://dashboard.stripe.com")).Of(
            customer,
            type,
            null,
            null
        );
        var (failure, rows, _) = await new PaymentTimeline(feeds, Host.Clock.GetUtcNow()).ReadAsync(0, 100, default);
        Assert.Null(failure);
        return rows;
    }

    private async Task RegisterAsync(
        string id,
        string customer,
        Func<AccountRegistration, AccountRegistration>? with = null
    )
    {
        var account = new AccountRegistration
        {
            AccountId = id,
            Email = $"ops@{id}.example",
            Name = id,
            Plan = AccountPlan.PayAsYouGo,
            StripeCustomerId = customer,
        };
        await Host.Registry.RegisterAsync(with is null ? account : with(account), default);
    }

    private async Task OverdrawAsync(string id)
    {
        await Host.Limiter.SubmitAsync(id, [new()], default);
        var leases = await Host.Limiter.LeaseAsync(new("worker", 1, TimeSpan.Zero, TimeSpan.FromMinutes(1)), default);
        await Host.Limiter.CompleteAsync(
            [
                .. leases.Select(lease => new SupportConsole.Core.Limits.Transcripts.TranscriptResult(
                    lease.Id,
                    lease.LeaseToken,
                    true,
                    100 * 3_600_000L
                )),
            ],
            default
        );
    }

    private sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "SupportConsole";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
