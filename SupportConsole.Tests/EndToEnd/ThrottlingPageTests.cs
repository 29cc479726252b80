using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// "How many times was it throttled in a chosen period?", with the hands on the keyboard and with the mouse.
/// </summary>
public sealed class ThrottlingPageTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    [SkippableFact]
    public async Task Chart_ZoomedByKeyAndByDrag_ComesBackByTheBrowser()
    {
        await Console.RegisterAsync("brush", "Brush Captions", "free");
        await Console.SubmitAsync("brush", 12);
        var page = await SignInAsync(Engineer, "/throttling?range=24h");
        var plot = page.Locator(".chart-plot[data-brush=ready]");
        var row = page.GetByRole(AriaRole.Row, new() { Name = "Brush Captions" });
        await Expect(row).ToContainTextAsync("7 waiting");

        // The last two of 25 hours, chosen by keys; the mouse out of the way, for it reads what it rests on.
        await page.Mouse.MoveAsync(0, 0);
        await plot.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(page.Locator(".chart-readout")).ToContainTextAsync("transcript");
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await Expect(page.Locator("[data-brush-selection]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("[?]from="));
        await Expect(page.Locator(".chart-words")).ToContainTextAsync("Each bar is a minute");
        await Expect(plot).ToBeFocusedAsync();
        await Expect(row).ToContainTextAsync("7 waiting");
        var zoomed = page.Url;

        // A part without it, by the mouse.
        var box = (await plot.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.05f), box.Y + 100);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.25f), box.Y + 100, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(zoomed);
        await Expect(row).ToBeHiddenAsync();

        await page.GoBackAsync();
        await Assertions.Expect(page).ToHaveURLAsync(zoomed);
        await Expect(row).ToBeVisibleAsync();
        await page.Locator("[aria-haspopup=dialog][aria-label^=Period]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Last 24 hours", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("[?]range=24h"));
        await Expect(page.Locator(".chart-words")).ToContainTextAsync("Each bar is an hour");

        // Escape clears, and the download holds what the page shows.
        await plot.FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[data-brush-cursor]")).ToBeHiddenAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[download]").ClickAsync());
        Assert.Contains(
            "brush,Brush Captions,1,7,",
            await File.ReadAllTextAsync(await download.PathAsync()),
            StringComparison.Ordinal
        );
    }
}
