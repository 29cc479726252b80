using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using SupportConsole.Components.Shared;

namespace SupportConsole.Tests.Components.Shared;

public sealed class CardBoundaryTests : PageContext
{
    /// <summary>One note that could not be rendered took the whole account page with it.</summary>
    [Fact]
    public void Fault_WhileRendering_StaysInItsCardAndCanBeTriedAgain()
    {
        Fragile.IsBroken = true;
        var page = RenderPage<CardBoundary>(parameters =>
            parameters.Add(card => card.Title, "Notes").AddChildContent<Fragile>()
        );
        Assert.Contains(SharedWords.CardFailed, Region(page, "Notes").TextContent, StringComparison.Ordinal);

        Fragile.IsBroken = false;
        Button(page, "Try again").Click();

        Assert.Equal("whole", page.Find("button").TextContent);
    }

    [Fact]
    public void Fault_OfAButton_StaysInItsCard()
    {
        Fragile.IsBroken = false;
        var page = RenderPage<CardBoundary>(parameters =>
            parameters.Add(card => card.Title, "Notes").AddChildContent<Fragile>()
        );

        page.Find("button").Click();

        Assert.Contains(SharedWords.CardFailed, Region(page, "Notes").TextContent, StringComparison.Ordinal);
    }

    private sealed class Fragile : ComponentBase
    {
        public static bool IsBroken { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            if (IsBroken)
            {
                throw new InvalidOperationException("broken");
            }

            builder.OpenElement(0, "button");
            builder.AddAttribute(
                1,
                "onclick",
                EventCallback.Factory.Create<MouseEventArgs>(this, () =>
                    throw new InvalidOperationException("broken, too")
                )
            );
            builder.AddContent(2, "whole");
            builder.CloseElement();
        }
    }
}
