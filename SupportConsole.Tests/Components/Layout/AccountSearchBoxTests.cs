using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Accounts;
using SupportConsole.Components.Layout;
using SupportConsole.Core.Engine;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Layout;

/// <summary>The search box of the top bar, where hands are faster than the database.</summary>
public sealed class AccountSearchBoxTests : PageContext
{
    public AccountSearchBoxTests() =>
        Directory.Accounts.AddRange([
            Samples.Account("10001", "Northwind One", "one@northwind.example"),
            Samples.Account("10002", "Northwind Two", "two@northwind.example"),
        ]);

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    /// <summary>At very high load Enter came before the result list, and the page stayed where it was.</summary>
    [Theory]
    [InlineData("10002", "/accounts/10002")]
    [InlineData("Northwind T", "/accounts/10002")]
    [InlineData("northwind", "/accounts?q=northwind")]
    [InlineData("nobody", "/accounts?q=nobody")]
    public async Task Enter_StraightAfterPasting_SearchesAndGoes(string pasted, string expected)
    {
        var (box, gate) = Hold();

        _ = box.Find("input").InputAsync(pasted);
        var entered = EnterAsync(box);
        Assert.Equal(AccountWords.Searching, box.Find("[role=status]").TextContent);
        await box.InvokeAsync(gate.SetResult);
        await entered;

        Assert.EndsWith(expected, Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_WhoGoesElsewhereMeanwhile_IsNotFetchedBack()
    {
        var (box, gate) = Hold();
        _ = box.Find("input").InputAsync("10002");
        var entered = EnterAsync(box);

        await box.InvokeAsync(() => Navigation.NavigateTo("/audit"));
        await box.InvokeAsync(gate.SetResult);
        await entered;

        Assert.EndsWith("/audit", Navigation.Uri, StringComparison.Ordinal);
        Assert.Empty(box.FindAll("[role=status]"));
    }

    [Fact]
    public async Task Enter_SearchFails_SaysSo()
    {
        Directory.Failure = new LimitsUnavailableException(new TimeoutException());
        var box = Render<AccountSearchBox>();

        _ = box.Find("input").InputAsync("10002");
        await EnterAsync(box);

        Assert.Contains("not available", box.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.False(box.Find(".options").HasAttribute("hidden"));
    }

    private static Task EnterAsync(IRenderedComponent<AccountSearchBox> box) =>
        box.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

    private (IRenderedComponent<AccountSearchBox> Box, TaskCompletionSource Gate) Hold()
    {
        var gate = new TaskCompletionSource();
        Directory.Gate = gate.Task;
        return (Render<AccountSearchBox>(), gate);
    }
}
