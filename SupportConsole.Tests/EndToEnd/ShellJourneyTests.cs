using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>The shell by keyboard and mouse: palette, theme, navigation, rows, and what is remembered.</summary>
[Collection(ConsoleJourneys.Name)]
public sealed class ShellJourneyTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    [SkippableFact]
    public async Task Palette_ByKeyboardAlone_OpensAnAccountAndRemembersIt()
    {
        await Console.RegisterAsync("palette", "Palette Media");
        var page = await SignInAsync(Engineer);

        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Go to or do" })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("palette med");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Palette Media" })).ToBeVisibleAsync();
        await AssertAccessibleAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Palette Media" })).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("document.cookie.includes('Palette')");

        await page.GotoAsync("/usage");
        await InteractiveAsync(page);
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Palette Media" })).ToBeVisibleAsync();
    }

    /// <summary>
    /// Letters typed right after the key were lost, and MudBlazor closed the act's dialog together with the palette's.
    /// </summary>
    [SkippableFact]
    public async Task Palette_ActTypedAtOnce_OpensItsDialog()
    {
        await Console.RegisterAsync("palact", "Palette Act");
        var page = await SignInAsync(Engineer, "/accounts/palact");

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("chan lim");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#new-limit")).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Go to or do" })).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        // Again, and by choosing one that is not the first.
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("bill");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Billing of Palette Act", Selected = true }))
            .ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("palette");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Grant $50.00 credit" })).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Choices_OfThemeNavigationAndDensity_AreThereOnTheNextPageFromTheFirstByte()
    {
        var page = await SignInAsync(Engineer, "/accounts");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch the theme" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch the theme" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Menu", Exact = true }))
            .ToHaveAttributeAsync("aria-expanded", "false");
        await page.GetByRole(AriaRole.Button, new() { Name = "Signed in as" }).ClickAsync();
        await page.GetByText("Compact rows").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-density", "compact");

        var answer = await page.APIRequest.GetAsync("/throttling");
        var first = await answer.TextAsync();

        Assert.Contains("data-theme=\"dark\" data-density=\"compact\"", first, StringComparison.Ordinal);
        Assert.Contains("aria-expanded=\"false\"", first, StringComparison.Ordinal);
        await page.GotoAsync("/throttling");
        await InteractiveAsync(page);
        Assert.Equal(
            "rgb(18, 21, 26)",
            await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")
        );
    }

    [SkippableFact]
    public async Task Rows_ByKeys_AreWalkedAndOpened()
    {
        foreach (var number in Enumerable.Range(1, 3))
        {
            await Console.RegisterAsync($"rows{number}", $"Rowsby Number {number}");
        }

        var page = await SignInAsync(Engineer, "/accounts?q=rowsby");
        var grid = page.Locator("[data-grid]").First;
        await Expect(grid.GetByRole(AriaRole.Link, new() { Name = "Rowsby" })).ToHaveCountAsync(3);
        await grid.Locator(".grid-frame").FocusAsync();

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("k");
        var second = await grid.Locator("tr[data-current] [data-row-link]").InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = second })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.Locator("[data-grid]").First.GetByRole(AriaRole.Link, new() { Name = "Rowsby" }))
            .ToHaveCountAsync(3);
    }

    [SkippableTheory]
    [InlineData(320, "/", "/accounts", "/accounts/narrow", "/throttling?range=1h", "/usage")]
    [InlineData(1920, "/", "/accounts/narrow")]
    public async Task Pages_NarrowAndWide_DoNotScrollSideways(int width, params string[] paths)
    {
        await Console.RegisterAsync("narrow", new string('W', 60) + " 🎙️ شركة التسجيلات");
        var page = await SignInAsync(Manager, "/", ColorScheme.Dark, width);
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            await InteractiveAsync(page);
            await Expect(page.Locator("main h1").First).ToBeVisibleAsync();

            var beyond = await page.EvaluateAsync<int>(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            );
            Assert.True(beyond <= 0, $"{path} is {beyond} px wider than its window.");
            var cut = await page.EvaluateAsync<int>(
                "Math.max(0, ...[...document.querySelectorAll('.mud-xs-table table')].map(table => table.scrollWidth "
                    + "- table.closest('.grid-frame').clientWidth))"
            );
            Assert.True(width > 600 || cut == 0, $"{path} has a table that is cut off by {cut} px.");
        }

        // A short page does not scroll either: text for screen readers stood a pixel below it.
        await page.GotoAsync("/decisions");
        await InteractiveAsync(page);
        Assert.True(
            width <= 600
                || await page.EvaluateAsync<bool>(
                    "document.documentElement.scrollHeight === document.documentElement.clientHeight"
                )
        );
    }
}
