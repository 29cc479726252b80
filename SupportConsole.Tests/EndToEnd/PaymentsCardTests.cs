using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// Looking through what Stripe knows of a customer: pages, a filter, the newest, and the download of it.
/// </summary>
[Collection(MoreConsoleJourneys.Name)]
public sealed class PaymentsCardTests : JourneyTest, IAsyncLifetime, IDisposable
{
    private const int Day = 86_400;

    private readonly FakeStripe _stripe = new();
    private readonly StripeListener _listener;

    public PaymentsCardTests(ConsoleFixture fixture)
        : base(fixture)
    {
        _listener = new(_stripe);
        Console = new(("Stripe__BaseUrl", _listener.Address.ToString()), ("Stripe__ApiKey", "rk_test_journey"));
    }

    /// <summary>A program of its own: the other journeys have no Stripe.</summary>
    protected override ConsoleProcess Console { get; }

    public void Dispose() => _stripe.Dispose();

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Console.StartAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        try
        {
            await DisposeAsync();
        }
        finally
        {
            await Console.DisposeAsync();
            await _listener.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task Payments_PagedFilteredAndRefreshed_StayInTheAddress()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        _stripe.Charges.AddRange(
            Enumerable
                .Range(1, 12)
                .Select(number =>
                    FakeStripe.Charge(
                        $"ch_{number}",
                        now - (number * Day),
                        failure: number == 12 ? "card_declined" : null
                    )
                )
        );
        await Console.RegisterAsync("1", "Paying Captions");
        var page = await SignInAsync(Engineer, "/accounts/1?tab=billing");
        var card = page.Locator("[data-payments]");
        var rows = card.Locator("[data-payment]");

        await Expect(rows).ToHaveCountAsync(10);
        await card.GetByRole(AriaRole.Button, new() { Name = "Older" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("paypage=2"));

        await card.GetByRole(AriaRole.Combobox, new() { Name = "Type" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Failed payment" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(1);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("pay=failedpayment"));
        await Expect(card.GetByRole(AriaRole.Link, new() { Name = "CSV" }))
            .ToHaveAttributeAsync(
                "href",
                new Regex("^/accounts/1/payments[.]csv[?].*failedpayment", RegexOptions.IgnoreCase)
            );

        // Stripe is asked anew only when one wants it.
        _stripe.Charges.Add(FakeStripe.Charge("ch_new", now - 1, failure: "expired_card"));
        await card.GetByRole(AriaRole.Button, new() { Name = "Refresh" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(2);
        await AssertAccessibleAsync(page);
    }
}
