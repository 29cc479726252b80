using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace SupportConsole.Tests.Integration;

public sealed partial class StaticAssetsTests(WebApplicationFactory<Program> factory)
    : IClassFixture<WebApplicationFactory<Program>>
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Page_InEnvironment_EveryAssetItNamesIsServed(string environment)
    {
        using var host = factory.WithWebHostBuilder(builder => builder.UseEnvironment(environment));
        using var client = host.CreateClient();

        var assets = AssetLinks().Matches(await client.GetStringAsync("/")).Select(link => link.Groups[1].Value).ToList();

        Assert.Contains(assets, asset => asset.StartsWith("_content/Radzen.Blazor/", StringComparison.Ordinal));
        Assert.Contains(assets, asset => asset.Contains("blazor.web.", StringComparison.Ordinal));
        foreach (var asset in assets)
        {
            using var response = await client.GetAsync(asset);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{asset} was answered {response.StatusCode}");
        }
    }

    [GeneratedRegex("<(?:link|script)[^>]+(?:href|src)=\"([^\"]+)\"")]
    private static partial Regex AssetLinks();
}
