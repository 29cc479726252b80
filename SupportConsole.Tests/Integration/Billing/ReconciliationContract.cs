using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Billing;

/// <summary>What Stripe has and never told of, told of and posted afterwards.</summary>
public abstract class ReconciliationContract(TestEngine engine) : CoreContract(engine), IDisposable
{
    private static readonly DateTimeOffset Since = DateTimeOffset.FromUnixTimeSeconds(1_000_000);

    private readonly FakeStripe _stripe = new();

    public void Dispose()
    {
        _stripe.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task WhatWasNeverTold_IsReportedAndPostedOnceWhenAsked()
    {
        await Host.Registry.RegisterAsync(Registration() with { StripeCustomerId = "cus_1" }, default);
        await TellAsync(StripeStory.Paid("pi_ch_known", amount: 5_000));
        _stripe.Charges.AddRange([
            FakeStripe.Charge("ch_known", 1_000_000),
            FakeStripe.Charge("ch_lost", 1_000_100),
            FakeStripe.Charge("ch_refunded", 1_000_200, refunded: 700),
            FakeStripe.Charge("ch_declined", 1_000_300, failure: "card_declined"),
            FakeStripe.Charge("ch_invoice", 1_000_400),
            FakeStripe.Charge("ch_yen", 1_000_500, currency: "jpy"),
            FakeStripe.Charge("ch_before", 900_000),
        ]);
        _stripe.Refunds["ch_refunded"] = [Refund("re_1", "ch_refunded", 700)];
        _stripe.Refunds["ch_before"] = [Refund("re_2", "ch_before", 100)];
        _stripe.Disputes.Add(
            new
            {
                id = "dp_1",
                @object = "dispute",
                amount = 5_000,
                charge = "ch_lost",
                created = 1_000_800,
                currency = "usd",
                payment_intent = "pi_ch_lost",
                reason = "fraudulent",
                status = "lost",
            }
        );
        _stripe.InvoicePayments.Add(
            new
            {
                id = "inpay_1",
                @object = "invoice_payment",
                amount_paid = 5_000,
                created = 1_000_400,
                currency = "usd",
                payment = new { payment_intent = "pi_ch_invoice", type = "payment_intent" },
                status = "paid",
            }
        );

        var (told, findings) = await RunAsync(posts: false);
        Assert.Equal((6, 4, 0), (told.Payments, told.Findings, told.Posted));
        Assert.Equal(
            [("pi_ch_before", 49m), ("pi_ch_lost", 0m), ("pi_ch_refunded", 43m), ("pi_ch_yen", 0m)],
            findings.Select(finding => (finding.PaymentId, finding.Wanted.Dollars))
        );
        Assert.Equal(50m, (await StateAsync()).Balance.Dollars);

        var (posted, _) = await RunAsync(posts: true);
        Assert.Equal((4, 3), (posted.Findings, posted.Posted));
        Assert.Equal(142m, (await StateAsync()).Balance.Dollars);

        // Nothing is left; and what Stripe tells after all posts nothing more.
        var (again, _) = await RunAsync(posts: true);
        Assert.Equal((0, 0), (again.Findings, again.Posted));
        await TellAsync(StripeStory.Paid("pi_ch_lost", amount: 5_000));
        Assert.Equal(142m, (await StateAsync()).Balance.Dollars);
    }

    [SkippableFact]
    public async Task StripeDownInTheMiddle_ComparesAndPostsNothing()
    {
        await Host.Registry.RegisterAsync(Registration() with { StripeCustomerId = "cus_1" }, default);
        _stripe.Charges.AddRange(
            Enumerable.Range(0, 150).Select(number => FakeStripe.Charge($"ch_{number}", 1_000_000 + number))
        );
        _stripe.Answered = () =>
        {
            _stripe.Then(HttpStatusCode.BadRequest, """{"error":{"type":"invalid_request_error"}}""");
        };

        var (report, findings) = await RunAsync(posts: true);

        Assert.Equal((StripeFailureKind.Refused, 0, 0), (report.Failure!.Kind, report.Findings, report.Posted));
        Assert.Empty(findings);
        Assert.Equal(0m, (await StateAsync()).Balance.Dollars);

        // One refusal is left in line.
        _stripe.Answered = null;
        Assert.NotNull((await RunAsync(posts: true)).Report.Failure);
        Assert.Equal(150, (await RunAsync(posts: true)).Report.Posted);
        var (whole, _) = await RunAsync(posts: true);
        Assert.Equal((150, 0), (whole.Payments, whole.Findings));
        Assert.Equal(7_500m, (await StateAsync()).Balance.Dollars);
    }

    private static object Refund(string id, string charge, long amount) =>
        new
        {
            id,
            @object = "refund",
            amount,
            charge,
            created = 1_000_700,
            currency = "usd",
            payment_intent = "pi_" + charge,
            status = "succeeded",
        };

    private Task<StripeEventOutcome> TellAsync(byte[] body) => Host.Get<IStripeEvents>().TakeAsync(body, default);

    private async Task<(ReconciliationReport Report, List<ReconciliationFinding> Findings)> RunAsync(bool posts)
    {
        var options = new StripeOptions { ApiKey = "rk_test_1" };
        var findings = new List<ReconciliationFinding>();
        var report = await new StripeReconciliation(
            StripeGateways.Over(_stripe, options, TimeProvider.System),
            Host.Batcher,
            Host.Get<IDbContextFactory<ConsoleDbContext>>(),
            Options.Create(options),
            Clock
        ).RunAsync(Since, posts, findings.Add, default);
        return (report, findings);
    }
}

public sealed class SqliteReconciliationTests() : ReconciliationContract(TestEngine.Sqlite);

public sealed class PostgreSqlReconciliationTests() : ReconciliationContract(TestEngine.PostgreSql);

public sealed class SqlServerReconciliationTests() : ReconciliationContract(TestEngine.SqlServer);
