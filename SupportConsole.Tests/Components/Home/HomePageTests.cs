using Bunit;
using Radzen.Blazor;
using SupportConsole.Components.Home;

namespace SupportConsole.Tests.Components.Home;

public sealed class HomePageTests : BunitContext
{
    [Fact]
    public void Check_ClickedTwice_CountsBoth()
    {
        var page = Render<HomePage>();

        page.FindComponent<RadzenButton>().Find("button").Click();
        page.FindComponent<RadzenButton>().Find("button").Click();

        page.Find("[role=status]").MarkupMatches("<p role=\"status\">Connection checked 2 times.</p>");
    }
}
