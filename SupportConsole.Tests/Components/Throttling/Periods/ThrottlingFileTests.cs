using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Throttling.Periods;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Throttling.Periods;

/// <summary>The link to the file says how many accounts it has, and asks for the accounts of the table above it.</summary>
public sealed class ThrottlingFileTests : PageContext
{
    private const string From = "?from=2026-03-04T13%3A00Z&to=2026-03-04T13%3A04Z";

    public ThrottlingFileTests() =>
        Rollups.Period = query => FakeThrottlingHistory.Sample(query) with { CountedAccounts = 2 };

    [Theory]
    [InlineData("minutes", "CSV of all 3 accounts of all products", "&sort=minutes")]
    [InlineData("streams", "CSV of all 2 accounts", "&show=streams&sort=streams")]
    [InlineData("lemur", "CSV of all 2 accounts", "&show=lemur&sort=lemur")]
    public void Link_OfAProduct_CountsAndAsksForItsAccounts(string shown, string text, string query)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/throttling?range=1h&show={shown}");

        var link = RenderPage<ThrottlingPage>().Find("a[download]");

        Assert.Equal(
            (text, "/throttling/export.csv" + From + query),
            (link.TextContent.Trim(), link.GetAttribute("href"))
        );
    }
}
