using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Errors;

namespace SupportConsole.Tests.Components;

public sealed class SignedOutTests : PageContext
{
    [Fact]
    public void SignedOut_OnAPage_SaysSoAndLeadsToTheSignInAndBack()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/accounts/10482?dialog=limit");

        var page = Render<SignedOut>();

        Assert.Contains("Your sign-in has ended", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.EndsWith(
            "/sign-in?ended=true&returnUrl=%2Faccounts%2F10482%3Fdialog%3Dlimit",
            navigation.Uri,
            StringComparison.Ordinal
        );
    }
}
