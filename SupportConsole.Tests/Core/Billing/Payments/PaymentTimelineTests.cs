using System.Net;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Billing.Payments;

public sealed class PaymentTimelineTests : IDisposable
{
    private readonly FakeStripe _stripe = new();
    private readonly StripeGateway _client;

    public PaymentTimelineTests() =>
        _client = StripeGateways.Over(_stripe, new() { ApiKey = "rk_test" }, new FakeClock());

    public void Dispose()
    {
        _stripe.Dispose();
    }

    [Fact]
    public async Task Read_AllLists_AreOneHistoryNewestFirst()
    {
        _stripe.Charges.AddRange([
            FakeStripe.Charge("ch_old", 100, 5_000, refunded: 2_000),
            FakeStripe.Charge("ch_new", 500, failure: "card_declined", reason: "insufficient_funds"),
        ]);
        _stripe.Refunds["ch_old"] =
        [
            new
            {
                id = "re_1",
                @object = "refund",
                amount = 2_000,
                charge = "ch_old",
                created = 450,
                currency = "usd",
                reason = "requested_by_customer",
                status = "succeeded",
            },
        ];
        _stripe.Intents.AddRange([
            new
            {
                id = "pi_open",
                @object = "payment_intent",
                amount = 700,
                created = 300,
                currency = "jpy",
                customer = "cus_1",
                latest_charge = (string?)null,
                status = "requires_payment_method",
            },
            new
            {
                id = "pi_ch_new",
                @object = "payment_intent",
                amount = 5_000,
                created = 499,
                currency = "usd",
                customer = "cus_1",
                latest_charge = (string?)"ch_new",
                status = "requires_payment_method",
            },
        ]);
        _stripe.Invoices.Add(
            new
            {
                id = "in_1",
                @object = "invoice",
                amount_remaining = 900,
                attempt_count = 2,
                created = 400,
                currency = "usd",
                number = "A-1",
                status = "open",
                total = 1_500,
            }
        );
        _stripe.BalanceTransactions.Add(
            new
            {
                id = "cbtxn_1",
                @object = "customer_balance_transaction",
                amount = -250,
                created = 200,
                currency = "usd",
                description = "Goodwill",
                type = "adjustment",
            }
        );

        var (failure, rows, hasMore) = await Timeline().ReadAsync(0, 25, default);

        Assert.Null(failure);
        Assert.False(hasMore);
        Assert.Equal(["ch_new", "re_1", "in_1", "pi_open", "cbtxn_1", "ch_old"], rows.Select(row => row.Id));
        Assert.Equal(
            [
                (PaymentType.FailedPayment, "$50.00", "failed", "The card has too little money. · visa ending in 4242"),
                (PaymentType.Refund, "-$20.00", "succeeded", "requested by customer"),
                (PaymentType.Invoice, "$15.00", "open", "A-1 · 2 failed attempts · $9.00 left to pay"),
                (PaymentType.Unfinished, "JPY 700", "requires payment method", ""),
                (PaymentType.BalanceChange, "$2.50", "adjustment", "Goodwill"),
                (PaymentType.Payment, "$50.00", "partly refunded", "visa ending in 4242"),
            ],
            rows.Select(row => (row.Type, row.Amount.ToString(), row.Status, row.Detail))
        );
        Assert.Equal("https://dashboard.stripe.com/payments/pi_ch_new", rows[0].DashboardUrl);
    }

    [Fact]
    public async Task Read_TenThousandPayments_PageByPageAndEachOnce()
    {
        _stripe.Charges.AddRange(
            Enumerable.Range(0, 10_000).Select(number => FakeStripe.Charge($"ch_{number}", 1_000_000 + (number / 3)))
        );
        var timeline = Timeline(PaymentType.Payment);

        var ids = new List<string>();
        var (rows, hasMore) = ((IReadOnlyList<Payment>)[], true);
        while (hasMore)
        {
            (_, rows, hasMore) = await timeline.ReadAsync(ids.Count, 100, default);
            ids.AddRange(rows.Select(row => row.Id));
        }

        Assert.Equal(10_000, ids.Distinct().Count());
        Assert.Equal(10_000, ids.Count);
        Assert.Equal(100, _stripe.Requests.Count);
    }

    [Fact]
    public async Task Read_FilterThatFitsLittle_StopsAndGoesOnNextTime()
    {
        _stripe.Charges.AddRange(
            Enumerable.Range(0, 3_000).Select(number => FakeStripe.Charge($"ch_{number}", 1_000_000 + number))
        );
        _stripe.Charges.Add(FakeStripe.Charge("ch_failed", 5, failure: "expired_card"));
        var timeline = Timeline(PaymentType.FailedPayment);

        var (_, first, more) = await timeline.ReadAsync(0, 25, default);
        Assert.Equal((0, true, 20), (first.Count, more, _stripe.Requests.Count));
        var (_, second, rest) = await timeline.ReadAsync(0, 25, default);

        Assert.Equal(("ch_failed", false), (Assert.Single(second).Id, rest));
    }

    [Fact]
    public async Task Read_BreaksInTheMiddle_KeepsWhatItHas()
    {
        _stripe.Charges.AddRange(Enumerable.Range(0, 150).Select(number => FakeStripe.Charge($"ch_{number}", number)));
        var timeline = Timeline(PaymentType.Payment);
        await timeline.ReadAsync(0, 50, default);
        _stripe.Then(HttpStatusCode.Unauthorized, "{}");

        Assert.Equal(StripeFailureKind.KeyRefused, (await timeline.ReadAsync(50, 75, default)).Failure!.Kind);
        Assert.Equal(75, (await timeline.ReadAsync(50, 75, default)).Rows.Count);
        Assert.Equal(3, _stripe.Requests.Count);
    }

    [Fact]
    public async Task Read_ListThatNeverEnds_IsGivenUp()
    {
        for (var page = 0; page < 50; page++)
        {
            _stripe.Then(HttpStatusCode.OK, """{"object":"list","data":[],"has_more":true}""");
        }

        var (failure, rows, hasMore) = await Timeline(PaymentType.Invoice).ReadAsync(0, 25, default);

        Assert.Equal((null, 0, false, 1), (failure, rows.Count, hasMore, _stripe.Requests.Count));
    }

    [Fact]
    public async Task Read_AnEndedPeriod_LeavesOutWhatWentBackAfterIt()
    {
        _stripe.Charges.Add(FakeStripe.Charge("ch_old", 100, 5_000, refunded: 3_000));
        _stripe.Refunds["ch_old"] = [Refund("re_after", 450), Refund("re_within", 150)];

        var (_, rows, _) = await Timeline(to: DateTimeOffset.FromUnixTimeSeconds(450)).ReadAsync(0, 25, default);

        Assert.Equal(["re_within", "ch_old"], rows.Select(row => row.Id));
    }

    private static object Refund(string id, int created) =>
        new
        {
            id,
            @object = "refund",
            amount = 1_500,
            charge = "ch_old",
            created,
            currency = "usd",
            reason = "requested_by_customer",
            status = "succeeded",
        };

    private PaymentTimeline Timeline(PaymentType? type = null, DateTimeOffset? to = null) =>
        new(
            new PaymentFeeds(_client, new PaymentRows("https://dashboard.stripe.com/")).Of("cus_1", type, null, to),
            DateTimeOffset.UnixEpoch
        );
}
