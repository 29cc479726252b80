using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// A limit without guardrails: an engineer gives an account its own, a colleague sees it at once, a manager finds it in
/// the audit.
/// </summary>
public sealed class OwnLimitTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    [SkippableFact]
    public async Task LemurLimit_ChangedByAnEngineer_StandsOnAColleaguesPageAndInTheAudit()
    {
        await Console.RegisterAsync("ownlimit", "Own Limit Archive");
        var engineer = await SignInAsync(Engineer, "/accounts/ownlimit?tab=streaming");
        var colleague = await SignInAsync(Engineer, "/accounts/ownlimit?tab=streaming");
        var seen = colleague.Locator("[data-limit=LemurRequestsPerMinute]");
        await Expect(seen).ToContainTextAsync("Pay-as-you-go plan's default");

        await engineer.GetByRole(AriaRole.Button, new() { Name = "Change: LeMUR requests in 60 seconds" }).ClickAsync();
        await engineer.Locator("#override-limit").FillAsync("45");
        await engineer.Locator("#override-reason").FillAsync("Agreed in the contract");
        await engineer.ReloadAsync();
        await Expect(engineer.Locator("#override-limit")).ToHaveValueAsync("45");
        await engineer.Locator("#override-ticket").FillAsync("SUP-77");
        await Expect(engineer.Locator("[data-override-effect]")).ToContainTextAsync("30 → 45");
        await AssertAccessibleAsync(engineer);
        await engineer.Keyboard.PressAsync("Enter");

        await Expect(engineer.Locator("[data-outcome=applied]")).ToContainTextAsync("30 → 45");
        await Expect(seen).ToContainTextAsync("45");
        await Expect(colleague.Locator("[data-figure=lemur]")).ToContainTextAsync("of 45");
        var manager = await SignInAsync(Manager, "/audit?account=ownlimit");
        await Expect(manager.GetByRole(AriaRole.Row).Filter(new() { HasText = "SUP-77" }))
            .ToContainTextAsync("Limit on LeMUR requests in 60 seconds 30 → 45");
    }
}
