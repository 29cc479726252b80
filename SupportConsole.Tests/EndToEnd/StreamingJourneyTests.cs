using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>The streaming playbook, from the session id that a customer sent to a raise that engineering approves.</summary>
public sealed class StreamingJourneyTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    [SkippableFact]
    public async Task TooManyStreams_FromAPastedSessionIdToAnEscalatedRaise()
    {
        var session = await PastStreams.LiveAsync(Console, "toomany", "Too Many Radio", attempts: 150);
        var page = await SignInAsync(Engineer);

        await page.Locator("[data-search]").FillAsync($" {session} ");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator($"[data-session=\"{session}\"]")).ToContainTextAsync("never terminated");
        await Expect(page.Locator("[data-verdict=StreamsRefused]")).ToContainTextAsync("refused");
        await Expect(page.Locator("[data-refusals-of=Streaming] [data-class]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-limit-moves]")).ToContainTextAsync("100 → 110");
        await Expect(page.Locator("[data-reply=NeverTerminated]")).ToContainTextAsync("\"Terminate\"");
        await AssertAccessibleAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Change: New streaming sessions a minute" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.Locator("[data-demand]")).ToContainTextAsync("Anticipated peak: 150 new sessions a minute");
        await dialog.Locator("#override-limit").FillAsync("700");
        await Expect(dialog.Locator("#override-guardrail")).ToContainTextAsync("700 is over 500");
        await Expect(dialog.Locator("[data-what-if=done]")).ToContainTextAsync("At 700: 0 refused");
        await dialog.Locator("#override-reason").FillAsync("A live event with many rooms next week");
        await dialog.Locator("#override-ticket").FillAsync("SUP-88");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ask engineering" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("Engineering is asked");
        await Expect(dialog.Locator("[data-message]")).ToContainTextAsync("100 to 700 new streaming sessions a minute");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Copy the message for #ask-streaming" }))
            .ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        var approver = await SignInAsync(Engineering, "/escalations");
        var row = approver.GetByRole(AriaRole.Row).Filter(new() { HasText = "Too Many Radio" });
        await Expect(row).ToContainTextAsync("Streaming sessions");
        await row.GetByRole(AriaRole.Link, new() { Name = "100 → 700" }).ClickAsync();
        await Expect(approver.Locator("[data-anticipated-peak]")).ToContainTextAsync("150");
        await approver.Locator("[data-approve]").ClickAsync();
        await Expect(approver.Locator("[data-state=Approved]")).ToBeVisibleAsync();

        // The requester's page was never reloaded.
        await Expect(page.Locator("[data-limit=StreamingSessionsPerMinute]")).ToContainTextAsync("700");
    }
}
