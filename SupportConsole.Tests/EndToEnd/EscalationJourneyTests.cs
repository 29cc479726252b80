using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// What support may not apply alone: asked of engineering, helped over the wait, applied, or taken back.
/// </summary>
public sealed class EscalationJourneyTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    [SkippableFact]
    public async Task Spike_OverTheGuardrail_IsAskedApprovedAndAppliedAndTheRequesterHearsOfIt()
    {
        await Console.RegisterAsync("spike", "Spike Media");
        await Console.SubmitAsync("spike", 230);
        var page = await SignInAsync(Engineer, "/accounts/spike");

        await FillChangeAsync(page, "400");
        await Expect(page.Locator("#guardrail")).ToContainTextAsync("30 over its limit");
        await Request(page).ClickAsync();

        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Engineering is asked");
        await Expect(dialog.Locator("[data-message]"))
            .ToContainTextAsync("Limit escalation for Spike Media (spike), 200 to 400");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Copy the message for #ask-engineering" }))
            .ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[data-waiting]")).ToContainTextAsync("asked for 400 (from 200)");
        await Expect(Figure(page, "limit")).ToHaveTextAsync("200");

        var approver = await SignInAsync(Engineering, "/escalations");
        await approver
            .GetByRole(AriaRole.Row)
            .Filter(new() { HasText = "Spike Media" })
            .GetByRole(AriaRole.Link, new() { Name = "200 → 400" })
            .ClickAsync();
        await Expect(approver.Locator("main")).ToContainTextAsync("Customer asked in the ticket, steady batches");
        await approver.Locator("#comment").FillAsync("Servers are there.");
        await approver.Locator("[data-approve]").ClickAsync();
        await Expect(approver.Locator("[data-state=Approved]")).ToBeVisibleAsync();

        // The requester's page was never reloaded.
        await Expect(page.Locator("[data-notice]")).ToContainTextAsync("the new limit is in force");
        await Expect(Figure(page, "limit")).ToHaveTextAsync("400");
        await Expect(Figure(page, "running")).ToHaveTextAsync("230");
        await Expect(page.Locator("[data-waiting]")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
        await Expect(page.Locator("[data-notice]")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task UrgentRaise_WhileEngineeringDecides_EndsByItself()
    {
        await Console.RegisterAsync("urgent", "Urgent Radio");
        await Console.SubmitAsync("urgent", 260);
        var page = await SignInAsync(Engineer, "/accounts/urgent");
        await FillChangeAsync(page, "450");
        await Request(page).ClickAsync();
        await Expect(page.Locator("#urgent-limit")).ToHaveValueAsync("220");

        await page.GetByRole(AriaRole.Button, new() { Name = "Raise for now" }).ClickAsync();

        await Expect(page.Locator("[data-toast]")).ToContainTextAsync("200 → 220");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-temporary=UrgentRaise]")).ToContainTextAsync("then 200");
        await Expect(page.Locator("[data-temporary]")).ToHaveCountAsync(0);
        await Expect(Figure(page, "limit")).ToHaveTextAsync("200");
        await Expect(page.Locator("main")).ToContainTextAsync("Temporary limit expired: 220 → 200");
        await Expect(page.Locator("[data-waiting]")).ToContainTextAsync("asked for 450");
    }

    [SkippableFact]
    public async Task TemporaryChange_CountsDownAndCanBeUndone()
    {
        await Console.RegisterAsync("undone", "Undone Legal");
        var page = await SignInAsync(Engineer, "/accounts/undone");
        await FillChangeAsync(page, "300");
        await page.GetByRole(AriaRole.Radio, new() { Name = "for 1 hour" }).CheckAsync();
        await Apply(page).ClickAsync();
        await Expect(page.Locator("[data-outcome=applied]")).ToContainTextAsync("then 200");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[data-temporary]")).ToContainTextAsync("Temporary: 300 until");

        await page.Locator("[data-undo]").ClickAsync();
        await page.Locator("#undo-reason").FillAsync("Slip of the finger");
        await page.Locator("#undo-ticket").FillAsync("SUP-2291");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo to 200" }).ClickAsync();

        await Expect(page.Locator("[data-toast]")).ToContainTextAsync("300 → 200");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(Figure(page, "limit")).ToHaveTextAsync("200");
        await Expect(page.Locator("[data-temporary]")).ToHaveCountAsync(0);
    }

    private static ILocator Request(IPage page) =>
        page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Ask engineering" });
}
