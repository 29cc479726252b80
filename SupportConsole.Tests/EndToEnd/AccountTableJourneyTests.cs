using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>The account table is arranged once, and found again as it was left.</summary>
public sealed class AccountTableJourneyTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    private static readonly string[] Longest = ["Table Many", "Table Few"];

    private static readonly string[] Arranged =
    [
        "Select",
        "Account",
        "Running",
        "Queued",
        "Balance",
        "Limit",
        "State",
        "Last change",
    ];

    [SkippableFact]
    public async Task Table_ArrangedAndSaved_IsFoundAgainAndLeadsToAnAccountAndAFile()
    {
        await Console.RegisterAsync("tablefew", "Table Few", "free", eomBilling: false);
        await Console.RegisterAsync("tablemany", "Table Many", "free", eomBilling: false);
        await Console.SubmitAsync("tablefew", 6);
        await Console.SubmitAsync("tablemany", 8);

        // A role of its own: the columns are kept for the person, and other journeys look at the table too.
        var page = await SignInAsync(Engineering, "/accounts");
        await Expect(Accounts(page)).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Link, new() { Name = "Throttled now" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("view=throttled"));
        await page.Locator("[data-head=queued]").ClickAsync();
        await Expect(Accounts(page)).ToHaveTextAsync(["Table Few", "Table Many"]);
        await page.Locator("[data-head=queued]").ClickAsync();
        await Expect(Accounts(page)).ToHaveTextAsync(Longest);

        await page.GetByRole(AriaRole.Button, new() { Name = "Columns and export" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Plan", Exact = true }).UncheckAsync();
        var left = page.GetByRole(AriaRole.Button, new() { Name = "Move Balance to the left" });

        // Past the streaming limit, which is hidden, and past the limit.
        await left.ClickAsync();
        await left.ClickAsync();
        await Expect(Heads(page)).ToHaveTextAsync(Arranged);
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Name of the view" }).FillAsync("Longest queues");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save view" }).ClickAsync();
        await Expect(OwnView(page)).ToBeVisibleAsync();

        // The columns are the person's; the order and the ready-made view are the saved view's.
        await page.GotoAsync("/accounts");
        await InteractiveAsync(page);
        await Expect(Heads(page)).ToHaveTextAsync(Arranged);
        await OwnView(page).ClickAsync();
        await ExpectTheViewAsync(page);
        await page.ReloadAsync();
        await InteractiveAsync(page);
        await ExpectTheViewAsync(page);

        await Accounts(page).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Table Many" })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await ExpectTheViewAsync(page);

        foreach (var name in Longest)
        {
            await page.GetByRole(AriaRole.Checkbox, new() { Name = $"Select {name}" }).CheckAsync();
        }

        var link = page.GetByRole(AriaRole.Link, new() { Name = "CSV of the selected" });
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        Assert.Equal(3, lines.Length);
        Assert.Contains(lines, line => line.Contains("Table Few", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("Table Many", StringComparison.Ordinal));
        Assert.DoesNotContain("plan", lines[0], StringComparison.Ordinal);
    }

    /// <summary>The accounts of this journey: others are throttled beside them.</summary>
    private static ILocator Accounts(IPage page) =>
        page.Locator("a[data-row-link]", new() { HasTextRegex = new Regex("^Table (Few|Many)$") });

    private static ILocator Heads(IPage page) => page.Locator("[data-head]");

    private static ILocator OwnView(IPage page) =>
        page.GetByRole(AriaRole.Link, new() { Name = "Longest queues", Exact = true });

    private static async Task ExpectTheViewAsync(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Throttled now" }))
            .ToHaveAttributeAsync("aria-current", "true");
        await Expect(page.Locator("th[aria-sort=descending] [data-head=queued]")).ToBeVisibleAsync();
        await Expect(Accounts(page)).ToHaveTextAsync(Longest);
        await Expect(Heads(page)).ToHaveTextAsync(Arranged);
    }
}
