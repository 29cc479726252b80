using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// Every tab of an account by mouse, by key, by Back and by Forward: a component below the page that took a value from
/// the address ended the circuit when it was first rendered during a change of the address.
/// </summary>
[Collection(MoreConsoleJourneys.Name)]
public sealed class AccountTabsJourneyTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    [SkippableFact]
    public async Task Tabs_ByMouseKeyBackAndForward_KeepThePageAlive()
    {
        await Console.RegisterAsync("tabs", "Tab Captions");
        var page = await SignInAsync(Manager, "/accounts/tabs");
        var tabs = page.GetByRole(AriaRole.Navigation, new() { Name = "Parts of the account" })
            .GetByRole(AriaRole.Link);
        var names = await tabs.AllInnerTextsAsync();

        foreach (var place in Enumerable.Range(0, names.Count).Reverse())
        {
            await tabs.Nth(place).ClickAsync();
            await ExpectOpenAsync(page, tabs, place);
        }

        foreach (var place in Enumerable.Range(0, names.Count))
        {
            await page.Keyboard.PressAsync($"{place + 1}");
            await ExpectOpenAsync(page, tabs, place);
        }

        for (var place = names.Count - 2; place >= 0; place--)
        {
            await page.GoBackAsync();
            await ExpectOpenAsync(page, tabs, place);
        }

        for (var place = 1; place < names.Count; place++)
        {
            await page.GoForwardAsync();
            await ExpectOpenAsync(page, tabs, place);
        }
    }

    private static async Task ExpectOpenAsync(IPage page, ILocator tabs, int place)
    {
        await Expect(tabs.Nth(place)).ToHaveAttributeAsync("aria-current", "page");
        await Expect(page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-connection", "live");
    }
}
