using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Accounts;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Classification;

namespace SupportConsole.Tests.Components.Accounts;

public sealed class AccountTabsTests : PageContext
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("billing", AccountTab.Billing)]
    [InlineData("Streaming", AccountTab.Streaming)]
    [InlineData("projects", AccountTab.Projects)]
    [InlineData("1", null)]
    [InlineData("billing,streaming", null)]
    [InlineData("<script>", null)]
    public void Parse_TakesOnlyTheNamesOfTabs(string? name, AccountTab? expected) =>
        Assert.Equal(expected, AccountTabs.Parse(name));

    [Theory]
    [InlineData(VerdictKind.NegativeBalance, AccountTab.Billing)]
    [InlineData(VerdictKind.Throttled, AccountTab.Throttling)]
    [InlineData(VerdictKind.WasRefused, AccountTab.Billing)]
    [InlineData(VerdictKind.StreamsRefused, AccountTab.Streaming)]
    [InlineData(VerdictKind.LemurRefused, AccountTab.Streaming)]
    [InlineData(VerdictKind.Disabled, AccountTab.Throttling)]
    public void Fitting_IsWhatTheVerdictIsAbout(VerdictKind kind, AccountTab expected) =>
        Assert.Equal(
            expected,
            AccountTabs.Fitting(new AccountVerdict(kind, 0, null, null, ThrottlingClass.NotThrottled))
        );

    [Fact]
    public void Tabs_KeepTheRestOfTheAddressButNotADialog()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/accounts/10482?range=7d&dialog=limit");

        var tabs = Render<AccountTabs>(parameters => parameters.Add(bar => bar.Shown, AccountTab.Billing)).FindAll("a");

        Assert.EndsWith(
            "/accounts/10482?range=7d&tab=streaming",
            tabs[2].GetAttribute("href"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["Billing 2"],
            tabs.Where(tab => tab.GetAttribute("aria-current") == "page").Select(tab => tab.TextContent)
        );
    }
}
