using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Billing;

/// <summary>An account's payments as Stripe tells them, over our own table of accounts.</summary>
public abstract class PaymentHistoryContract(TestEngine engine) : CoreContract(engine), IDisposable
{
    private readonly FakeStripe _stripe = new();

    public void Dispose()
    {
        _stripe.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task Page_AskedAgainWithinAMinute_AsksStripeOnce()
    {
        await RegisterAsync("cus_1");
        _stripe.Charges.Add(FakeStripe.Charge("ch_1", 1_000));
        var client = Client();
        var history = History(client);

        var first = Assert.IsType<PaymentPage.Found>(await history.PageAsync(People.Engineer, Account, new(), default));
        var asked = _stripe.Requests.Count;
        Clock.Advance(TimeSpan.FromSeconds(59));
        var second = Assert.IsType<PaymentPage.Found>(
            await history.PageAsync(People.Manager, Account, new() { Skip = 0, PageSize = 10 }, default)
        );
        Assert.Equal(
            (first.AsOf, asked, "ch_1"),
            (second.AsOf, _stripe.Requests.Count, Assert.Single(second.Payments).Id)
        );

        Clock.Advance(TimeSpan.FromSeconds(2));
        await history.PageAsync(People.Engineer, Account, new(), default);
        Assert.Equal(2 * asked, _stripe.Requests.Count);

        await history.ForgetAsync(People.Engineer, Account, default);
        await history.PageAsync(People.Engineer, Account, new(), default);
        Assert.Equal(3 * asked, _stripe.Requests.Count);
    }

    [SkippableFact]
    public async Task All_TenThousandPayments_AreEachThereOnce()
    {
        await RegisterAsync("cus_1");
        _stripe.Charges.AddRange(
            Enumerable.Range(0, 10_000).Select(number => FakeStripe.Charge($"ch_{number}", 1_000_000 + (number / 3)))
        );
        var client = Client();

        var all = Assert.IsType<PaymentPage.Found>(
            await History(client).AllAsync(People.Engineer, Account, new() { Type = PaymentType.Payment }, default)
        );

        Assert.Equal(
            (10_000, 10_000, false),
            (all.Payments.Count, all.Payments.Select(row => row.Id).Distinct().Count(), all.HasMore)
        );
        Assert.Equal(
            all.Payments.OrderByDescending(row => row.At).Select(row => row.At),
            all.Payments.Select(row => row.At)
        );
    }

    [SkippableFact]
    public async Task All_MoreThanAnExportHolds_StopsAndSaysSo()
    {
        Soak.Only();
        await RegisterAsync("cus_1");
        _stripe.Charges.AddRange(
            Enumerable
                .Range(0, PaymentQuery.MaximumExport + 250)
                .Select(number => FakeStripe.Charge($"ch_{number}", 1_000_000 + number))
        );
        var client = Client();

        var all = Assert.IsType<PaymentPage.Found>(
            await History(client).AllAsync(People.Engineer, Account, new() { Type = PaymentType.Payment }, default)
        );

        Assert.Equal((PaymentQuery.MaximumExport, true), (all.Payments.Count, all.HasMore));
    }

    [SkippableFact]
    public async Task All_TakesLongerThanTheCacheKeeps_GoesOnWithTheSameHistory()
    {
        await RegisterAsync("cus_1");
        _stripe.Charges.AddRange(
            Enumerable.Range(0, 500).Select(number => FakeStripe.Charge($"ch_{number}", 1_000 + number))
        );
        var client = Client();
        var late = 0;
        _stripe.Answered = () =>
        {
            // Each answer takes longer than anything is kept, and meanwhile the customer pays.
            Clock.Advance(TimeSpan.FromSeconds(9));
            _stripe.Charges.Add(FakeStripe.Charge($"ch_late_{late++}", 9_000 + late));
        };

        var all = Assert.IsType<PaymentPage.Found>(
            await History(client, cacheSeconds: 1)
                .AllAsync(People.Engineer, Account, new() { Type = PaymentType.Payment }, default)
        );

        Assert.Equal(500, all.Payments.Count(row => !row.Id.Contains("late", StringComparison.Ordinal)));
        Assert.Equal(all.Payments.Count, all.Payments.Select(row => row.Id).Distinct().Count());
    }

    [SkippableTheory]
    [InlineData("cus_unknown", StripeFailureKind.NotFound)]
    [InlineData("cus/../1", StripeFailureKind.NotFound)]
    [InlineData("cus 1?limit=1", StripeFailureKind.NotFound)]
    public async Task Page_UnknownOrMalformedCustomer_SaysSoEveryTime(string customer, StripeFailureKind kind)
    {
        await RegisterAsync(customer);
        var client = Client();
        var history = History(client);

        Assert.Equal(
            kind,
            Assert
                .IsType<PaymentPage.Failed>(await history.PageAsync(People.Engineer, Account, new(), default))
                .Failure.Kind
        );
        Assert.Equal(
            kind,
            Assert
                .IsType<PaymentPage.Failed>(await history.AllAsync(People.Engineer, Account, new(), default))
                .Failure.Kind
        );
        Assert.DoesNotContain(_stripe.Asked, asked =>
            asked.Contains("limit=1&", StringComparison.Ordinal) || asked.Contains("..", StringComparison.Ordinal)
        );
    }

    [SkippableFact]
    public async Task Page_DeletedCustomer_ShowsThePast()
    {
        await RegisterAsync("cus_1");
        _stripe.CustomerDeleted = true;
        _stripe.Charges.Add(FakeStripe.Charge("ch_1", 1_000));
        var client = Client();

        var found = Assert.IsType<PaymentPage.Found>(
            await History(client).PageAsync(People.Engineer, Account, new(), default)
        );

        Assert.True(found.CustomerDeleted);
        Assert.Equal("ch_1", Assert.Single(found.Payments).Id);
    }

    [SkippableFact]
    public async Task Page_FailsOnce_IsAskedForAgain()
    {
        await RegisterAsync("cus_1");
        _stripe.Then(HttpStatusCode.Unauthorized, "{}");
        var client = Client();
        var history = History(client);

        Assert.Equal(
            StripeFailureKind.KeyRefused,
            Assert
                .IsType<PaymentPage.Failed>(await history.PageAsync(People.Engineer, Account, new(), default))
                .Failure.Kind
        );
        Assert.IsType<PaymentPage.Found>(await history.PageAsync(People.Engineer, Account, new(), default));
    }

    [SkippableFact]
    public async Task Page_AmountsAndTimesAtTheEdges_AreShown()
    {
        await RegisterAsync("cus_1");
        var body =
            "{\"object\":\"list\",\"data\":["
            + "{\"id\":\"ch_1\",\"amount\":9223372036854775807,\"currency\":\"usd\",\"status\":\"succeeded\",\"created\":2145916800},"
            + "{\"id\":\"ch_2\",\"amount\":-9223372036854775808,\"currency\":\"jpy\",\"status\":\"succeeded\",\"created\":0}],\"has_more\":false}";
        _stripe.Then(HttpStatusCode.OK, """{"id":"cus_1","object":"customer"}""").Then(HttpStatusCode.OK, body);
        var client = Client();

        var found = Assert.IsType<PaymentPage.Found>(
            await History(client).PageAsync(People.Engineer, Account, new() { Type = PaymentType.Payment }, default)
        );

        Assert.Equal(
            [("$92,233,720,368,547,758.07", 2038), ("-JPY 9,223,372,036,854,775,808", 1970)],
            found.Payments.Select(row => (row.Amount.ToString(), row.At.Year))
        );
    }

    /// <summary>The newest hundred rows of all kinds said "never charged" of a card that fails.</summary>
    [SkippableFact]
    public async Task Card_ManyInvoicesSinceTheLastCharges_IsJudgedByTheCharges()
    {
        await RegisterAsync("cus_1");
        _stripe.Charges.AddRange([
            FakeStripe.Charge("ch_1", 1_000),
            FakeStripe.Charge("ch_2", 1_001, failure: "expired_card"),
        ]);
        _stripe.Invoices.AddRange(
            Enumerable
                .Range(0, 150)
                .Select(number =>
                    (object)
                        new
                        {
                            id = $"in_{number}",
                            @object = "invoice",
                            total = 100,
                            currency = "usd",
                            status = "paid",
                            created = 2_000 + number,
                        }
                )
        );

        var card = await History(Client()).CardAsync(People.Engineer, Account, default);

        Assert.Equal((CardState.Failing, "ch_2", 1), (card.State, card.LastAttempt?.Id, card.FailedInARow));
    }

    [SkippableFact]
    public async Task Page_WithoutCustomerKeyAccountOrPermission_SaysWhich()
    {
        await RegisterAsync(null);
        var client = Client();
        var history = History(client);

        Assert.IsType<PaymentPage.NoCustomer>(await history.PageAsync(People.Engineer, Account, new(), default));
        Assert.IsType<PaymentPage.UnknownAccount>(await history.PageAsync(People.Engineer, "nobody", new(), default));
        Assert.Equal(CardState.Unknown, (await history.CardAsync(People.Engineer, Account, default)).State);
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            history.PageAsync(new("x", "x", []), Account, new(), default)
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            history.AllAsync(new("x", "x", []), Account, new(), default)
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            history.ForgetAsync(new("x", "x", []), Account, default)
        );
        var keyless = new PaymentHistory(client, Contexts, Options.Create(new StripeOptions()), Clock);
        Assert.Equal(
            StripeFailureKind.NotConfigured,
            Assert
                .IsType<PaymentPage.Failed>(await keyless.PageAsync(People.Engineer, Account, new(), default))
                .Failure.Kind
        );
        Assert.Empty(_stripe.Requests);
    }

    [SkippableFact]
    public async Task Page_CallerLeaves_LeavesTheRestToOthers()
    {
        await RegisterAsync("cus_1");
        _stripe.Charges.Add(FakeStripe.Charge("ch_1", 1_000));
        _stripe
            .Then(HttpStatusCode.OK, """{"id":"cus_1","object":"customer"}""")
            .Then(async cancellationToken =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, Clock, cancellationToken);
                return new();
            });
        var client = Client();
        var history = History(client);
        using var leaving = new CancellationTokenSource();
        var left = history.PageAsync(People.Engineer, Account, new() { Type = PaymentType.Payment }, leaving.Token);
        await UntilAsync(() => _stripe.Requests.Count == 2);
        var stays = history.PageAsync(People.Engineer, Account, new() { Type = PaymentType.Payment }, default);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.Equal("ch_1", Assert.Single(Assert.IsType<PaymentPage.Found>(await stays).Payments).Id);
    }

    private IDbContextFactory<ConsoleDbContext> Contexts => Host.Get<IDbContextFactory<ConsoleDbContext>>();

    private async Task RegisterAsync(string? customer) =>
        await Host.Registry.RegisterAsync(Registration() with { StripeCustomerId = customer }, default);

    private StripeGateway Client() => StripeGateways.Over(_stripe, new() { ApiKey = "rk_test" }, Clock);

    private PaymentHistory History(StripeGateway client, int cacheSeconds = 60) =>
        new(
            client,
            Contexts,
            Options.Create(new StripeOptions { ApiKey = "rk_test", CacheSeconds = cacheSeconds }),
            Clock
        );
}

public sealed class SqlitePaymentHistoryTests() : PaymentHistoryContract(TestEngine.Sqlite);

public sealed class PostgreSqlPaymentHistoryTests() : PaymentHistoryContract(TestEngine.PostgreSql);

public sealed class SqlServerPaymentHistoryTests() : PaymentHistoryContract(TestEngine.SqlServer);
