using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>axe finds nothing on any page, light or dark, wide or narrow; no page scrolls sideways.</summary>
[Collection(MoreConsoleJourneys.Name)]
public sealed class AccessibilityTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    [SkippableTheory]
    [InlineData(
        ColorScheme.Light,
        1280,
        "/",
        "/accounts",
        "/accounts/axe",
        "/throttling?range=1h&view=table&show=minutes",
        "/usage",
        "/escalations",
        "/payments?tab=all",
        "/decisions/{decision}"
    )]
    [InlineData(
        ColorScheme.Dark,
        420,
        "/accounts?q=axe",
        "/accounts/axe?tab=projects",
        "/accounts/axe?tab=billing",
        "/audit",
        "/no-such-page"
    )]
    [InlineData(
        ColorScheme.Light,
        1280,
        "/accounts?q=nothing-like-this",
        "/accounts/axe?tab=streaming",
        "/accounts/axe?tab=projects",
        "/accounts/no-such-account",
        "/audit",
        "/sessions",
        "/decisions"
    )]
    [InlineData(
        ColorScheme.Dark,
        420,
        "/",
        "/accounts/axe",
        "/throttling?from=2020-01-01T00:00Z&to=2025-01-01T00:00Z",
        "/usage?by=key&range=30d&product=lemur",
        "/decisions/no-such-decision"
    )]
    public async Task Pages_OfAManager_HaveNoViolation(ColorScheme scheme, int width, params string[] paths)
    {
        var decision = await PrepareAsync();
        var page = await SignInAsync(Manager, "/", scheme, width);
        ExpectedStatus = 404;
        foreach (var path in paths)
        {
            var answer = await page.GotoAsync(path.Replace("{decision}", decision, StringComparison.Ordinal));
            Assert.Equal(path.Contains("no-such", StringComparison.Ordinal) ? 404 : 200, answer!.Status);
            await InteractiveAsync(page);
            await Expect(page.Locator("main h1").First).ToBeVisibleAsync();

            await AssertAccessibleAsync(page);
        }
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 420)]
    public async Task PlatformKeys_OfAnAdministrator_HaveNoViolation(ColorScheme scheme, int width)
    {
        var page = await SignInAsync(Administrator, "/platform-keys?dialog=new", scheme, width);
        await Expect(page.Locator("#platform-key-name")).ToBeVisibleAsync();

        await AssertAccessibleAsync(page);
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task ChangeDialog_WithItsGuardrail_HasNoViolation(ColorScheme scheme)
    {
        await PrepareAsync();
        var page = await SignInAsync(Engineer, "/accounts/axe", scheme);
        await FillChangeAsync(page, "600");
        await Expect(page.Locator("#guardrail")).ToContainTextAsync("600 is over 500");

        await AssertAccessibleAsync(page);
    }

    [SkippableFact]
    public async Task SignInPage_HasNoViolation()
    {
        var page = await SignInAsync(Engineer);
        await page.GotoAsync("/sign-in");

        await AssertAccessibleAsync(page);
    }

    /// <summary>An account that is throttled.</summary>
    /// <returns>The id of the decision that put its transcripts in line.</returns>
    private async Task<string> PrepareAsync()
    {
        await Console.RegisterAsync("axe", "Axe Research", "free");
        await Console.SubmitAsync("axe", 8);
        return Console.LastDecisionId;
    }
}
