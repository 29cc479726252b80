using SupportConsole.Components.Accounts;
using SupportConsole.Components.Layout.Palette;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Layout;

public sealed class PaletteItemsTests
{
    private static readonly RecentAccount[] Recent = [new("10482", "Northwind Captions"), new("10001", "Drain Media")];

    [Fact]
    public void For_AnAccountsPage_OffersWhatThisPersonMayDoWithIt()
    {
        var acts = PaletteItems
            .For(Samples.Engineer, "/accounts/10482", Recent)
            .Where(item => item.Group == PaletteItems.Acts)
            .ToList();

        Assert.Equal("/accounts/10482?dialog=limit", acts[0].Href);
        Assert.Equal("Change limit of Northwind Captions", acts[0].Text);
        Assert.DoesNotContain(acts, item => item.Text.StartsWith("Change billing terms", StringComparison.Ordinal));
        Assert.DoesNotContain(acts, item => item.Href.StartsWith("/audit", StringComparison.Ordinal));
    }

    [Fact]
    public void For_AManager_OffersTermsAndAuditButNoLimitChange()
    {
        var acts = PaletteItems
            .For(Samples.Manager, "/accounts/10482", Recent)
            .Where(item => item.Group == PaletteItems.Acts)
            .Select(item => item.Text)
            .ToList();

        Assert.Contains("Change billing terms of Northwind Captions", acts);
        Assert.Contains("Audit of Northwind Captions", acts);
        Assert.DoesNotContain("Change limit of Northwind Captions", acts);
    }

    [Fact]
    public void For_AnotherPage_OffersRecentAccountsAndPages()
    {
        var items = PaletteItems.For(Samples.Engineer, "/usage", Recent);

        Assert.DoesNotContain(items, item => item.Group == PaletteItems.Acts);
        Assert.Equal(
            ["10482", "10001"],
            items.Where(item => item.Group == PaletteItems.Recent).Select(item => item.Detail)
        );
        Assert.DoesNotContain(items, item => item.Href == "/audit");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("chan lim", true)]
    [InlineData("north", true)]
    [InlineData("NORTH change", true)]
    [InlineData("10482", true)]
    [InlineData("limits", false)]
    [InlineData("orth", false)]
    public void Matches_Words_ByTheirBeginnings(string query, bool expected) =>
        Assert.Equal(
            expected,
            new PaletteItem(PaletteItems.Acts, "Change limit of Northwind Captions", "10482", "/").Matches(query)
        );
}
