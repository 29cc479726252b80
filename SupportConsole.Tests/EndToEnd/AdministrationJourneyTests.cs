using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>A manager downgrades a plan: sees beforehand what moves, and an engineer sees it at once.</summary>
public sealed class AdministrationJourneyTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    [SkippableFact]
    public async Task Plan_DowngradedByAManager_KeepsWhatRunsAndStandsOnAnEngineersPage()
    {
        await Console.RegisterAsync("downgrade", "Downgrade Archive");
        await Console.SubmitAsync("downgrade", 8);
        var engineer = await SignInAsync(Engineer, "/accounts/downgrade?tab=account");
        var seen = engineer.Locator("[data-field=plan]");
        await Expect(seen).ToContainTextAsync("Pay-as-you-go");
        await Expect(engineer.GetByRole(AriaRole.Button, new() { Name = "Change: Customer type" })).ToHaveCountAsync(0);
        var manager = await SignInAsync(Manager, "/accounts/downgrade");

        // By keyboard alone, as far as the dialog.
        await manager.Keyboard.PressAsync("7");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Change: Customer type" }).PressAsync("Enter");
        await manager.GetByRole(AriaRole.Radio, new() { Name = "Free" }).CheckAsync();
        await Expect(manager.Locator("[data-step=AsyncConcurrency]")).ToContainTextAsync("200 → 5");
        await Expect(manager.Locator("[data-step=AsyncConcurrency]")).ToContainTextAsync("3 beyond: they finish");

        // What was chosen survives a reload, like what was typed.
        await manager.Locator("#administration-reason").FillAsync("The contract has ended");
        await manager.ReloadAsync();
        await InteractiveAsync(manager);
        await Expect(manager.GetByRole(AriaRole.Radio, new() { Name = "Free" })).ToBeCheckedAsync();
        await Expect(manager.Locator("#administration-reason")).ToHaveValueAsync("The contract has ended");
        await manager.Locator("#administration-ticket").FillAsync("FIN-21");
        await AssertAccessibleAsync(manager);
        await manager.Keyboard.PressAsync("Enter");

        await Expect(manager.Locator("[data-outcome=applied]"))
            .ToContainTextAsync("Customer type: Pay-as-you-go → Free. Throttle limit 200 → 5.");
        await Expect(seen).ToContainTextAsync("Free");
        await Expect(seen).ToContainTextAsync("Set in the console");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        // The platform's next registration keeps what the manager set; all eight go on running.
        await Console.RegisterAsync("downgrade", "Downgrade Archive");
        await manager.GotoAsync("/accounts/downgrade?tab=throttling");
        await Expect(manager.Locator("main")).ToContainTextAsync("Free, since");
        await Expect(manager.Locator("[data-figure=running]")).ToContainTextAsync("8");
        await manager.GotoAsync("/audit?account=downgrade");
        await Expect(manager.GetByRole(AriaRole.Row).Filter(new() { HasText = "FIN-21" }))
            .ToContainTextAsync("Customer type: Pay-as-you-go → Free");
    }
}
