using System.IO.Compression;
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

    /// <summary>The theme's sheet crossed the wire as it is.</summary>
    [Fact]
    public async Task ThemeSheet_BrowserTakesGzip_IsSentCompressed()
    {
        using var browser = await host.SignInAsync("support-engineer");
        using var request = new HttpRequestMessage(HttpMethod.Get, ThemeSheet.Path);
        request.Headers.AcceptEncoding.ParseAdd("gzip");

        using var response = await browser.SendAsync(request);

        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        using var sheet = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(sheet);
        Assert.Equal(await browser.GetStringAsync(ThemeSheet.Path), await reader.ReadToEndAsync());
    }

    [GeneratedRegex("<(?:link|script)[^>]+(?:href|src)=\"([^\"]+)\"")]
    private static partial Regex AssetLinks();
}
