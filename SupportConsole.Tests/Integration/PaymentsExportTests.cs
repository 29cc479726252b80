using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Access;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Integration;

public sealed class PaymentsExportTests : IClassFixture<PaymentsExportTests.Console>
{
    private const string Path = "/accounts/acme/payments.csv";

    private readonly FakePaymentHistory _history = new();
    private readonly Console _console;

    public PaymentsExportTests(Console console) => (_console, console.Asked.History) = (console, _history);

    [Fact]
    public async Task Export_VisitorOrPlatformKey_GetsNothing()
    {
        using var browser = Browser();

        using var visitor = await browser.GetAsync(Path);
        browser.DefaultRequestHeaders.Authorization = new("Bearer", "development");
        using var platform = await browser.GetAsync(Path);

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (visitor.StatusCode, platform.StatusCode));
        Assert.Empty(_history.Asked);
    }

    [Fact]
    public async Task Export_Payments_AreRowsThatNoSpreadsheetRuns()
    {
        _history.Set(
            new Payment(
                "ch_1",
                Samples.Now,
                PaymentType.FailedPayment,
                new(5_000, "usd"),
                "failed",
                "=HYPERLINK(\"http://evil.example\")",
                "https://dashboard.stripe.com/payments/ch_1"
            ),
            new Payment("re_1", Samples.Now, PaymentType.Refund, new(-1_250, "eur"), "succeeded", "a, b\nc", null),
            new Payment("ch_2", Samples.Now, PaymentType.Payment, new(150_000, "jpy"), "paid", "", null),
            new Payment("ch_3", Samples.Now, PaymentType.Payment, new(long.MinValue, "kwd"), "paid", "", null)
        );
        using var browser = await SignInAsync();

        using var answer = await browser.GetAsync(Path);

        Assert.Equal(
            (HttpStatusCode.OK, "text/csv; charset=utf-8"),
            (answer.StatusCode, answer.Content.Headers.ContentType!.ToString())
        );
        Assert.Equal("payments-acme-20260304T1400Z.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(
            "time,type,amount,currency,status,details,stripe_id,stripe_url\r\n"
                + "2026-03-04T14:00:00Z,Failed "
                + "payment,50,usd,failed,\"'=HYPERLINK(\"\"http://evil.example\"\")\",ch_1,https://dashboard.stripe.com/payments/ch_1\r\n"
                + "2026-03-04T14:00:00Z,Refund,-12.5,eur,succeeded,\"a, b\nc\",re_1,\r\n"
                + "2026-03-04T14:00:00Z,Payment,150000,jpy,paid,,ch_2,\r\n"
                + "2026-03-04T14:00:00Z,Payment,-9223372036854775.808,kwd,paid,,ch_3,\r\n",
            (await answer.Content.ReadAsStringAsync()).TrimStart('\uFEFF')
        );
    }

    [Fact]
    public async Task Export_Filter_IsThePages()
    {
        _history.Set([]);
        using var browser = await SignInAsync();

        using var answer = await browser.GetAsync(
            Path + "?type=failedpayment&from=2026-02-28T23:00:00Z&to=2026-03-29T22:00:00Z"
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var (account, query) = Assert.Single(_history.Asked);
        Assert.Equal(
            (
                "acme",
                PaymentType.FailedPayment,
                new DateTimeOffset(2026, 2, 28, 23, 0, 0, TimeSpan.Zero),
                new DateTimeOffset(2026, 3, 29, 22, 0, 0, TimeSpan.Zero)
            ),
            (account, query.Type, query.From, query.To)
        );
    }

    [Fact]
    public async Task Export_MoreThanAFileHolds_SaysSoInItsName()
    {
        _history.Set(
            new PaymentPage.Found(
                [new("ch_1", Samples.Now, PaymentType.Payment, new(1, "usd"), "paid", "", null)],
                HasMore: true,
                Samples.Now,
                CustomerDeleted: false
            )
        );
        using var browser = await SignInAsync();

        using var answer = await browser.GetAsync(Path);

        Assert.Equal("payments-acme-newest-1-20260304T1400Z.csv", answer.Content.Headers.ContentDisposition!.FileName);
    }

    [Theory]
    [InlineData("?type=nonsense")]
    [InlineData("?type=2")]
    [InlineData("?from=yesterday")]
    [InlineData("?to=2026-13-01T00:00:00Z")]
    [InlineData("?from=2026-03-04T00:00:00Z&to=2026-03-04T00:00:00Z")]
    public async Task Export_SenselessFilter_IsToldWhyInsteadOfGivenEverything(string query)
    {
        using var browser = await SignInAsync();

        using var answer = await browser.GetAsync(Path + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty(await answer.Content.ReadAsStringAsync());
        Assert.Empty(_history.Asked);
    }

    [Theory]
    [InlineData(StripeFailureKind.NotConfigured, HttpStatusCode.NotFound)]
    [InlineData(StripeFailureKind.TimedOut, HttpStatusCode.GatewayTimeout)]
    [InlineData(StripeFailureKind.TooManyRequests, HttpStatusCode.ServiceUnavailable)]
    [InlineData(StripeFailureKind.KeyRefused, HttpStatusCode.BadGateway)]
    public async Task Export_StripeFails_SaysItsSentence(StripeFailureKind kind, HttpStatusCode status)
    {
        _history.Set(new PaymentPage.Failed(new(kind, StripeTexts.Failure(kind))));
        using var browser = await SignInAsync();

        using var answer = await browser.GetAsync(Path);

        Assert.Equal(
            (status, StripeTexts.Failure(kind)),
            (answer.StatusCode, await answer.Content.ReadAsStringAsync())
        );
    }

    [Fact]
    public async Task Export_NoCustomerOrNoAccount_IsAnswered404()
    {
        using var browser = await SignInAsync();

        using var none = await browser.GetAsync(Path);
        using var impossible = await browser.GetAsync("/accounts/a%20b/payments.csv");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (none.StatusCode, impossible.StatusCode));
        Assert.Single(_history.Asked);
    }

    private HttpClient Browser() => _console.Program.CreateClient(new() { AllowAutoRedirect = false });

    private async Task<HttpClient> SignInAsync()
    {
        var browser = Browser();
        using var answer = await ConsoleHost.PostSignInAsync(browser, "support-engineer", "/");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return browser;
    }

    /// <summary>The program with payments that each test sets; one start for all of them.</summary>
    public sealed class Console : IDisposable
    {
        private readonly ConsoleHost _host = new();

        public Console() =>
            Program = _host.WithWebHostBuilder(builder =>
                builder.ConfigureServices(services => services.AddSingleton<IPaymentHistory>(Asked))
            );

        internal Relay Asked { get; } = new();

        internal WebApplicationFactory<Program> Program { get; }

        public void Dispose()
        {
            Program.Dispose();
            _host.Dispose();
        }
    }

    /// <summary>Passes each question to the payments of the test that runs.</summary>
    internal sealed class Relay : IPaymentHistory
    {
        public IPaymentHistory History { get; set; } = new FakePaymentHistory();

        public Task<PaymentPage> PageAsync(
            Actor actor,
            string accountId,
            PaymentQuery query,
            CancellationToken cancellationToken
        ) => History.PageAsync(actor, accountId, query, cancellationToken);

        public Task<PaymentPage> AllAsync(
            Actor actor,
            string accountId,
            PaymentQuery query,
            CancellationToken cancellationToken
        ) => History.AllAsync(actor, accountId, query, cancellationToken);

        public Task ForgetAsync(Actor actor, string accountId, CancellationToken cancellationToken) =>
            History.ForgetAsync(actor, accountId, cancellationToken);

        public Task<CardHealth> CardAsync(Actor actor, string accountId, CancellationToken cancellationToken) =>
            History.CardAsync(actor, accountId, cancellationToken);
    }
}
