using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// axe's rules over a page. The package's own way takes all that is well out of the browser too, and reads axe a second
/// time in a page of its own: that was half of an accessible page's processor time, and these pages have no frames.
/// </summary>
internal static class Axe
{
    private const string IsThere = "typeof axe === 'object'";

    private const string Violations = """
        async () => (await axe.run({ resultTypes: ["violations"] })).violations.map(violation =>
          `${violation.id}: ${violation.help}: ${violation.nodes.map(node => node.html).join("; ")}`)
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Fails where a rule is violated, with the rule and the elements.</summary>
    public static async Task AssertNoViolationAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>(IsThere))
        {
            await page.EvaluateAsync(Script);
        }

        var violations = await page.EvaluateAsync<string[]>(Violations);
        Assert.True(violations.Length == 0, page.Url + '\n' + string.Join('\n', violations));
        Assert.Equal(0, await page.Locator("iframe").CountAsync());
    }
}
