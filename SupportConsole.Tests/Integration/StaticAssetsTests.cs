using System.Net;
using System.Text.RegularExpressions;

namespace SupportConsole.Tests.Integration;

public sealed partial class StaticAssetsTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task Page_SignedIn_EveryAssetItNamesIsServed()
    {
        using var browser = await host.SignInAsync("support-engineer");

        var assets = AssetLinks().Matches(await browser.GetStringAsync("/")).Select(link => link.Groups[1].Value).ToList();

        Assert.Contains(assets, asset => asset.Contains("blazor.web.", StringComparison.Ordinal));
        Assert.Contains(assets, asset => asset.Contains("console.", StringComparison.Ordinal));
        // Named by code, not by the page.
        assets.AddRange(["js/dialog.js", "js/draft.js", "js/grid.js"]);
        foreach (var asset in assets)
        {
            using var response = await browser.GetAsync(asset);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{asset} was answered {response.StatusCode}");
        }
    }

    [GeneratedRegex("<(?:link|script)[^>]+(?:href|src)=\"([^\"]+)\"")]
    private static partial Regex AssetLinks();
}
