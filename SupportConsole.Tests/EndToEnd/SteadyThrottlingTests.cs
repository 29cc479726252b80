using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// The whole procedure for an account that is throttled steadily: see it, see what a raise would do, raise, see that it
/// helped.
/// </summary>
public sealed class SteadyThrottlingTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    [SkippableFact]
    public async Task Steady_WhatIfThenRaise_DrainsAndTheVerdictChanges()
    {
        await PastDemand.LiveAsync(Console, "steady", "Steady Research", demand: 212, minutes: 42);
        var page = await SignInAsync(Engineer, "/accounts/steady");

        // Question 3 of the procedure, with the figures to tell the customer.
        await Expect(page.Locator(".verdict")).ToContainTextAsync("12 waiting, since");
        await Expect(page.Locator(".verdict")).ToContainTextAsync(new Regex("steady for 4[2-9] min"));
        await Expect(page.Locator("[data-class]")).ToHaveTextAsync("Steady");
        await Expect(page.Locator("[data-why]"))
            .ToContainTextAsync("of the last 60 minutes (30 or more is steady), peak 12 over 200");
        await Expect(page.Locator("[data-episodes] tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-episodes] tbody tr")).ToContainTextAsync("going on");

        await FillChangeAsync(page, "400");
        await Expect(page.Locator("[data-what-if=done]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-replay=proposed]")).ToContainTextAsync("limit 400");
        var (was, would) = (await FiguresAsync(page, "recorded"), await FiguresAsync(page, "proposed"));
        Assert.InRange(was.Minutes, 41, 50);
        Assert.Equal((0, 0), would);
        Assert.True(was.Transcripts > 400, $"{was.Transcripts} are on record");

        await Apply(page).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Applied");
        await page.Keyboard.PressAsync("Escape");

        await Expect(Figure(page, "running")).ToHaveTextAsync("212");
        await Expect(Figure(page, "queued")).ToHaveTextAsync("0");
        await Expect(page.Locator(".verdict")).ToContainTextAsync("Throttled within the last hour, not now");
        await Expect(page.Locator(".verdict")).ToContainTextAsync("Steady, ended");
        await Expect(page.Locator("[data-episodes] tbody tr")).Not.ToContainTextAsync("going on");
    }

    private static async Task<(int Minutes, int Transcripts)> FiguresAsync(IPage page, string row)
    {
        var cells = await page.Locator($"[data-replay={row}] td.n").AllTextContentsAsync();
        return (Number(cells[0]), Number(cells[1]));

        static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }
}
