using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>axe finds nothing on any page, light or dark, wide or narrow; no page scrolls sideways.</summary>
public sealed class AccessibilityTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    [SkippableTheory]
    [InlineData("/", ColorScheme.Light, 1280)]
    [InlineData("/", ColorScheme.Dark, 420)]
    [InlineData("/accounts", ColorScheme.Light, 1280)]
    [InlineData("/accounts?q=axe", ColorScheme.Dark, 1280)]
    [InlineData("/accounts?q=axe", ColorScheme.Light, 420)]
    [InlineData("/accounts?q=nothing-like-this", ColorScheme.Light, 1280)]
    [InlineData("/accounts/axe", ColorScheme.Light, 1280)]
    [InlineData("/accounts/axe", ColorScheme.Dark, 1280)]
    [InlineData("/accounts/axe", ColorScheme.Light, 420)]
    [InlineData("/accounts/axe?tab=billing", ColorScheme.Dark, 1280)]
    [InlineData("/accounts/axe?tab=streaming", ColorScheme.Light, 1280)]
    [InlineData("/accounts/no-such-account", ColorScheme.Light, 1280)]
    [InlineData("/throttling?range=1h", ColorScheme.Light, 1280)]
    [InlineData("/throttling?range=24h", ColorScheme.Dark, 420)]
    [InlineData("/throttling?range=1h&view=table&show=minutes", ColorScheme.Light, 1280)]
    [InlineData("/throttling?from=2020-01-01T00:00Z&to=2025-01-01T00:00Z", ColorScheme.Dark, 1280)]
    [InlineData("/audit", ColorScheme.Light, 1280)]
    [InlineData("/audit", ColorScheme.Dark, 420)]
    [InlineData("/decisions", ColorScheme.Light, 1280)]
    [InlineData("/decisions/no-such-decision", ColorScheme.Dark, 420)]
    [InlineData("/decisions/{decision}", ColorScheme.Light, 1280)]
    [InlineData("/decisions/{decision}", ColorScheme.Dark, 420)]
    [InlineData("/no-such-page", ColorScheme.Dark, 1280)]
    public async Task Page_OfAManager_HasNoViolation(string path, ColorScheme scheme, int width)
    {
        path = path.Replace("{decision}", await PrepareAsync(), StringComparison.Ordinal);
        var page = await SignInAsync(Manager, "/", scheme, width);
        ExpectedStatus = path.Contains("no-such", StringComparison.Ordinal) ? 404 : null;
        await page.GotoAsync(path);
        await InteractiveAsync(page);
        await Expect(page.Locator("main h1").First).ToBeVisibleAsync();

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
