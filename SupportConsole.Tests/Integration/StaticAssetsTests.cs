using System.Net;
using System.Text.RegularExpressions;
using SupportConsole.Components.Theme;

namespace SupportConsole.Tests.Integration;

public sealed partial class StaticAssetsTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task Page_SignedIn_EveryAssetItNamesIsServed()
    {
        using var browser = await host.SignInAsync("support-engineer");

        var assets = AssetLinks()
            .Matches(await browser.GetStringAsync("/"))
            .Select(link => link.Groups[1].Value)
            .ToList();

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

    /// <summary>The styles of a package crossed the wire as they are: 627 KB of the first visit.</summary>
    [Fact]
    public async Task Page_BrowserTakesGzip_EveryStyleAndScriptIsSentCompressed()
    {
        using var browser = await host.SignInAsync("support-engineer");
        var assets = AssetLinks()
            .Matches(await browser.GetStringAsync("/"))
            .Select(link => link.Groups[1].Value)
            .Where(asset =>
                asset.Contains(".css", StringComparison.Ordinal) || asset.Contains(".js", StringComparison.Ordinal)
            )
            .ToList();

        Assert.Contains(assets, asset => asset.Contains("MudBlazor", StringComparison.Ordinal));
        Assert.Contains(assets, asset => asset.StartsWith(ThemeSheet.Path, StringComparison.Ordinal));
        foreach (var asset in assets)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, asset);
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            using var response = await browser.SendAsync(request);
            Assert.True(response.Content.Headers.ContentEncoding.Contains("gzip"), $"{asset} was sent as it is");
        }
    }

    [GeneratedRegex("<(?:link|script)[^>]+(?:href|src)=\"([^\"]+)\"")]
    private static partial Regex AssetLinks();
}
