using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>From a line of a log that a customer sent to the transcript that waits, and to its neighbours.</summary>
[Collection(MoreConsoleJourneys.Name)]
public sealed class TranscriptJourneyTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    [SkippableFact]
    public async Task PastedLogLines_LeadToTheTranscriptThatWaits_AndToAllOfItsAccount()
    {
        await Console.RegisterAsync("stuck", "Stuck Media", "free");
        var answer = await Console.SubmitAsync("stuck", 7);
        var ids = answer
            .GetProperty("results")
            .EnumerateArray()
            .Select(row => row.GetProperty("id").GetString()!)
            .ToList();
        var page = await SignInAsync(Engineer);

        // As a browser pastes: a box of one line would run the lines into each other.
        await page.Locator("[data-search]").FocusAsync();
        await PasteAsync(page, $"12:00:01 info: taken\n12:00:09 warn: \"transcript_id\": \"{ids[6]}\" still queued\n");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = $"Transcript {ids[6]}" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = ids[6], Exact = true })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-verdict]")).ToContainTextAsync("2nd in line");
        await Expect(page.Locator("[data-event=Waited]")).ToContainTextAsync("no slot is free under the limit of 5");
        await AssertAccessibleAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "All transcripts of the account" }).ClickAsync();
        await Expect(page.Locator("[data-row-link]")).ToHaveCountAsync(7);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Throttled" }).CheckAsync();
        await Expect(page.Locator("[data-row-link]")).ToHaveTextAsync([ids[6], ids[5]]);
        await AssertAccessibleAsync(page);
        await page.GoBackAsync();
        await Expect(page.Locator("[data-row-link]")).ToHaveCountAsync(7);

        await page.GotoAsync("/transcripts");
        await InteractiveAsync(page);
        await AssertAccessibleAsync(page);
        await page.GetByLabel("Transcript id, log line or link").FillAsync(ids[0]);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-verdict]")).ToContainTextAsync("In processing");
        await CancelAsync(page, ids[6]);
    }

    private static async Task CancelAsync(IPage page, string id)
    {
        await page.GotoAsync($"/transcripts/{id}");
        await InteractiveAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel transcript" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Reason").FillAsync("Stuck, the customer asked for it");
        await dialog.GetByLabel("Ticket").FillAsync("SUP-9");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel transcript" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.GetByText("Canceled by support").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Cancel transcript" })).ToHaveCountAsync(0);
    }

    private static async Task PasteAsync(IPage page, string text) =>
        await page.EvaluateAsync(
            """
            text => {
              const data = new DataTransfer();
              data.setData("text/plain", text);
              document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """,
            text
        );
}
