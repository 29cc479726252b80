using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>The support procedure "customer is being throttled", as a support engineer walks it.</summary>
[Collection(MoreConsoleJourneys.Name)]
public sealed class SupportProcedureTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    [SkippableFact]
    public async Task Raise_OfAThrottledAccount_DrainsItsQueueOnEveryOpenPage()
    {
        await Console.RegisterAsync("drain", "Drain Captions");
        await Console.SubmitAsync("drain", 212);
        var page = await SignInAsync(Engineer);
        var colleague = await SignInAsync(Engineer, "/accounts/drain");

        // Search: type, choose, open; hands stay on the keyboard.
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("rain capt");
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Drain Captions" })).ToBeVisibleAsync();
        await Expect(page.Locator(".verdict")).ToContainTextAsync("Throttled now");
        await Expect(Figure(page, "running")).ToHaveTextAsync("200");
        await Expect(Figure(page, "queued")).ToHaveTextAsync("12");
        await Expect(Figure(colleague, "queued")).ToHaveTextAsync("12");

        await FillChangeAsync(page, "400");
        await Expect(page.Locator("#guardrail")).ToContainTextAsync("12 over its limit");
        await Apply(page).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Applied");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("12");
        await page.Keyboard.PressAsync("Escape");
        await Expect(Figure(page, "running")).ToHaveTextAsync("212");
        await Expect(Figure(page, "queued")).ToHaveTextAsync("0");
        await Expect(Figure(page, "limit")).ToHaveTextAsync("400");

        // The colleague's page was never reloaded.
        await Expect(Figure(colleague, "running")).ToHaveTextAsync("212");
        await Expect(Figure(colleague, "limit")).ToHaveTextAsync("400");
        await Expect(colleague.Locator("main")).ToContainTextAsync("200 → 400");
    }

    [SkippableFact]
    public async Task Change_AfterAColleagueChanged_IsAConflictAndLosesNothing()
    {
        await Console.RegisterAsync("both", "Both Legal");
        var (one, other) = (
            await SignInAsync(Engineer, "/accounts/both"),
            await SignInAsync(Engineer, "/accounts/both")
        );
        await FillChangeAsync(one, "300");
        await FillChangeAsync(other, "350");
        await Apply(one).ClickAsync();
        await Expect(one.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Applied");

        // The other dialog has noticed by itself; applying all the same changes nothing.
        await Expect(other.GetByRole(AriaRole.Dialog)).ToContainTextAsync("is 300 now");
        await Apply(other).ClickAsync();

        await Expect(other.Locator("[data-outcome=conflict]")).ToBeVisibleAsync();
        await Expect(other.Locator("#reason")).ToHaveValueAsync("Customer asked in the ticket, steady batches");
        await Expect(Figure(other, "limit")).ToHaveTextAsync("300");
    }

    [SkippableFact]
    public async Task Change_ToAnAbsurdLimit_SaysWhatALimitIs()
    {
        await Console.RegisterAsync("absurd", "Absurd Studios");
        var page = await SignInAsync(Engineer, "/accounts/absurd");
        await FillChangeAsync(page, "");

        foreach (var limit in (string[])["0", "-1", "2000000000", "99999999999999999999", "1.5", "many", ""])
        {
            await page.Locator("#new-limit").FillAsync("300");
            await Expect(page.Locator("#new-limit-problem")).ToHaveCountAsync(0);
            await page.Locator("#new-limit").FillAsync(limit);
            await Apply(page).ClickAsync();

            await Expect(page.Locator("#new-limit-problem")).ToContainTextAsync("whole number");
        }

        await Expect(Figure(page, "limit")).ToHaveTextAsync("200");
    }

    [SkippableFact]
    public async Task DoubleClick_OnApply_ChangesOnce()
    {
        await Console.RegisterAsync("twice", "Twice Health");
        var page = await SignInAsync(Engineer, "/accounts/twice");

        await FillChangeAsync(page, "250");
        await Apply(page).DblClickAsync();

        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Applied");
        await page.Keyboard.PressAsync("Escape");
        await Expect(
                page.Locator("[aria-labelledby=activity-title]")
                    .GetByRole(AriaRole.Listitem)
                    .Filter(new() { HasText = "200 → 250" })
            )
            .ToHaveCountAsync(1);
    }
}
