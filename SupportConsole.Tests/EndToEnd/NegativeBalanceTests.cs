using System.Net;
using System.Net.Http.Json;
using Microsoft.Playwright;
using SupportConsole.Core.Limits;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>The support procedure "negative balance", from a refused call to an account that works.</summary>
public sealed class NegativeBalanceTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    [SkippableFact]
    public async Task Credit_OfAnAccountWhoseCallsAreRefused_LetsTheSameCallThrough()
    {
        await Overdraft.LiveAsync(Console, "overdrawn", "Overdrawn Captions");
        Assert.Equal((HttpStatusCode.BadRequest, LimitTexts.NegativeBalance), await CallAsync());
        var colleague = await SignInAsync(Engineer, "/accounts/overdrawn");
        await Expect(colleague.Locator("[data-shortcut=g]")).ToBeVisibleAsync();
        await colleague.Keyboard.PressAsync("g");
        await colleague.Locator("#credit-reason").FillAsync("I was going to do it");
        var page = await SignInAsync(Engineer);

        // What the customer sent is pasted as it is, and Enter waits for nothing.
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.InsertTextAsync("overdrawn");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overdrawn Captions" })).ToBeVisibleAsync();

        // The verdict, in the page's line and in the section, from one diagnosis.
        const string verdict = "Negative balance -$12.40, first time, credit available";
        await Expect(page.Locator(".verdict strong")).ToHaveTextAsync(verdict);
        await Expect(page.Locator("[data-diagnosis]")).ToHaveTextAsync(verdict);
        await Expect(page.Locator("[data-effect]")).ToContainTextAsync("effective limit is 1 instead of 200");
        await Expect(page.Locator("[data-fact=Refusals]")).ToContainTextAsync("1 in 24 h");
        await Expect(page.Locator("[data-fact=Throttled]")).ToContainTextAsync("yes: 3 wait");
        await Expect(page.Locator("[data-log-line]"))
            .ToContainTextAsync("error triggered: Your current account balance is negative.");
        await AssertAccessibleAsync(page);

        await page.Keyboard.PressAsync("g");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.Locator("[data-preview]")).ToContainTextAsync("$37.60");
        await Expect(dialog.Locator("[data-preview]")).ToContainTextAsync("200");
        await Expect(dialog.Locator("[data-credit-effect]"))
            .ToHaveTextAsync("New work is accepted again. 1 waiting transcript starts at once.");
        await AssertAccessibleAsync(page);
        await page.Locator("#credit-reason").FillAsync("First time, the card was stolen");
        await page.Locator("#credit-ticket").FillAsync("SUP-7");

        // What was typed survives a reload.
        await page.ReloadAsync();
        await InteractiveAsync(page);
        await Expect(page.Locator("#credit-reason")).ToHaveValueAsync("First time, the card was stolen");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Grant $50.00" }).DblClickAsync();

        await Expect(dialog.Locator("[data-outcome=granted]"))
            .ToContainTextAsync("-$12.40 → $37.60, 1 waiting transcript started");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[data-diagnosis]")).ToHaveTextAsync("Balance $37.60, not negative");
        await Expect(page.Locator(".verdict")).Not.ToContainTextAsync("Negative balance");
        await Expect(page.Locator("[data-grant]")).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-reply=CreditGranted]")).ToContainTextAsync("Your balance is $37.60 now");
        await Expect(page.Locator("[data-entry=ComplimentaryCredit]")).ToHaveCountAsync(1);
        await Expect(
                page.Locator("[aria-labelledby=activity-title]")
                    .GetByRole(AriaRole.Listitem)
                    .Filter(new() { HasText = "Credit of" })
            )
            .ToHaveCountAsync(1);
        Assert.Equal(HttpStatusCode.OK, (await CallAsync()).Status);

        // The colleague's dialog was open all the while.
        await Expect(colleague.Locator("[data-refusal]")).ToContainTextAsync("has granted the credit");
        await Expect(colleague.Locator("#credit-reason")).ToHaveValueAsync("I was going to do it");
        await Expect(colleague.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Grant $50.00" }))
            .ToBeDisabledAsync();
    }

    private async Task<(HttpStatusCode Status, string? Error)> CallAsync()
    {
        using var answer = await Console.Platform.PostAsJsonAsync(
            new Uri(Console.Address, "/platform/v1/accounts/overdrawn/transcripts"),
            new { transcripts = new[] { new { audioUrl = "https://audio.example/1.mp3" } } }
        );
        return (
            answer.StatusCode,
            answer.IsSuccessStatusCode
                ? null
                : (await answer.Content.ReadFromJsonAsync<Dictionary<string, string>>())!["error"]
        );
    }
}
