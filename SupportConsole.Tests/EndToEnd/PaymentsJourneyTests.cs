using System.Net.Http.Json;
using Microsoft.Playwright;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>Money that Stripe tells of finds its account, or somebody finds it; and what went back is told.</summary>
public sealed class PaymentsJourneyTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    [SkippableFact]
    public async Task EarlyPayment_FindsItsAccountByItself_AndAnotherByAManager()
    {
        await Console.RegisterAsync("rich", "Rich Captions", eomBilling: false);
        await Console.TellAsync(StripeStory.Paid("pi_early", customer: "cus_early"));
        await Console.TellAsync(StripeStory.Paid("pi_typo", amount: 4_900, customer: "cus_typo"));
        var manager = await SignInAsync(Manager);
        await manager.Locator("[data-payments]").GetByText("Unmatched").ClickAsync();
        await Expect(manager.Locator("[data-payment=pi_early]")).ToBeVisibleAsync();
        await AssertAccessibleAsync(manager);

        // Sign-up catches up: the row goes while the manager looks.
        await Console.RegisterAsync("early", "Early Captions", eomBilling: false);
        await Expect(manager.Locator("[data-payment=pi_early]")).ToHaveCountAsync(0);

        await manager.GetByRole(AriaRole.Button, new() { Name = "Match $49.00, pi_typo" }).ClickAsync();
        await manager.Locator("#payment-account").FillAsync("rich");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Choose Rich Captions" }).ClickAsync();
        await manager.Locator("#handle-payment-reason").FillAsync("The customer mistyped its id");
        await manager.ReloadAsync();
        await InteractiveAsync(manager);
        await Expect(manager.Locator("#handle-payment-reason")).ToHaveValueAsync("The customer mistyped its id");
        await Expect(manager.Locator("[data-chosen]")).ToContainTextAsync("rich");
        await AssertAccessibleAsync(manager);
        await manager
            .GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Button, new() { Name = "Match", Exact = true })
            .ClickAsync();
        await Expect(manager.Locator("[data-toast]")).ToContainTextAsync("in the balance of rich, which is $49.00 now");
        await Expect(manager.Locator("[data-payment=pi_typo]")).ToHaveCountAsync(0);

        await manager.GotoAsync("/accounts/early?tab=billing");
        await InteractiveAsync(manager);
        await Expect(manager.Locator("[data-told]")).ToContainTextAsync("deposited");
        await Expect(manager.Locator("[data-ledger]")).ToContainTextAsync("pi_early");
    }

    [SkippableFact]
    public async Task DisputedPayment_TurnsTheAccountNegative_AndThePageSaysWhy()
    {
        await Console.RegisterAsync("disputed", "Disputed Captions", eomBilling: false);
        await Console.TellAsync(StripeStory.Paid("pi_disputed", customer: "cus_disputed"));
        using var spent = await Console.Platform.PostAsJsonAsync(
            new Uri(Console.Address, "/platform/v1/accounts/disputed/lemur"),
            new { inputTokens = 1_000_000, outputTokens = 100_000 }
        );
        spent.EnsureSuccessStatusCode();
        var page = await SignInAsync(Engineer, "/accounts/disputed?tab=billing");
        await Expect(page.Locator("[data-diagnosis]")).ToContainTextAsync("not negative");

        await Console.TellAsync(StripeStory.Dispute("dp_j", "pi_disputed"));

        await Expect(page.Locator(".verdict")).ToContainTextAsync("Negative balance");
        await Expect(page.Locator(".verdict"))
            .ToContainTextAsync(
                "The last payment of $20.00 was disputed on 4 March 2026: the bank took the money back."
            );
        await Expect(page.Locator("[data-fact=Reversal]")).ToContainTextAsync("the payment of $20.00 was disputed");
        await Expect(page.Locator("[data-told]")).ToContainTextAsync("charge.dispute.created, $20.00, needs response");
        await Expect(page.Locator("[data-ledger]")).ToContainTextAsync("dispute of pi_disputed");
        await AssertAccessibleAsync(page);

        await Console.TellAsync(StripeStory.Dispute("dp_j", "pi_disputed", status: "won", at: 900));
        await Expect(page.Locator(".verdict")).Not.ToContainTextAsync("Negative balance");
    }
}
