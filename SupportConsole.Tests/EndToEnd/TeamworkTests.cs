using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>What colleagues see of each other: who looks after an account, and what they wrote about it.</summary>
public sealed class TeamworkTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    [SkippableFact]
    public async Task Claim_OfAnAlert_IsSeenOnEveryOpenPage()
    {
        await Console.RegisterAsync("alerted", "Alerted Radio");
        var engineer = await SignInAsync(Engineer);
        var manager = await SignInAsync(Manager);
        await Console.SubmitAsync("alerted", 260);
        var (mine, theirs) = (Row(engineer), Row(manager));
        await Expect(mine).ToContainTextAsync("Over its limit for", new() { Timeout = 60_000 });
        await Expect(mine).ToContainTextAsync("260 / 200");
        await Expect(theirs).ToContainTextAsync("Nobody");
        await Expect(theirs.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        await mine.GetByRole(AriaRole.Button, new() { Name = "Claim Alerted Radio" }).PressAsync("Enter");

        await Expect(mine).ToContainTextAsync("You");
        await Expect(theirs).ToContainTextAsync(Engineer);
        await mine.GetByRole(AriaRole.Button, new() { Name = "Done with Alerted Radio" }).ClickAsync();
        var dialog = engineer.GetByRole(AriaRole.Dialog);
        await dialog
            .GetByRole(AriaRole.Textbox, new() { Name = "What was done" })
            .FillAsync("They run smaller batches");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Done", Exact = true }).ClickAsync();
        await Expect(engineer.Locator("[data-toast]").Last)
            .ToContainTextAsync("The alert of Alerted Radio is dealt with.");

        // It is throttled still, but nobody is asked for any more.
        await Expect(mine).ToContainTextAsync("Throttled, 60 waiting");
        await Expect(theirs).ToContainTextAsync("Throttled, 60 waiting");
        await Expect(theirs).Not.ToContainTextAsync(Engineer);
        await Expect(mine.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        static ILocator Row(IPage page) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Alerted Radio" });
    }

    [SkippableFact]
    public async Task Note_OfOneColleague_IsSeenByTheOtherAndTheMailIsListed()
    {
        await Console.RegisterAsync("noted", "Noted Media");
        await Console.SubmitAsync("noted", 203);
        var engineer = await SignInAsync(Engineer, "/accounts/noted");
        var manager = await SignInAsync(Manager, "/accounts/noted", ColorScheme.Dark);

        await engineer.Locator("#new-note").FillAsync("Asks for **400** from May on");
        await engineer.Locator("#new-note").PressAsync("Control+Enter");

        await Expect(manager.Locator("[data-note] strong")).ToHaveTextAsync("400");
        await Expect(engineer.Locator("#new-note")).ToHaveValueAsync("");
        await Expect(engineer.Locator("[data-mails]")).ToContainTextAsync("Sent");
        await Expect(engineer.Locator("[data-mails]")).ToContainTextAsync("noted-");
        await Expect(engineer.Locator("[data-reply]")).ToContainTextAsync("3 wait");

        await manager.Locator("[data-note]").GetByRole(AriaRole.Button, new() { Name = "Pin" }).ClickAsync();
        await Expect(engineer.Locator("[data-note]")).ToContainTextAsync("Pinned");
        await engineer.Locator("[data-note]").GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await engineer
            .GetByRole(AriaRole.Alertdialog)
            .GetByRole(AriaRole.Button, new() { Name = "Take back" })
            .ClickAsync();
        await Expect(manager.Locator("[data-note]")).ToHaveCountAsync(0);
    }
}
