using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.LimitChanges.Overrides;
using SupportConsole.Components.Streaming;
using SupportConsole.Core.Limits;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.LimitChanges.Overrides;

public sealed class OverridesCardTests : PageContext
{
    [Fact]
    public void Card_ShowsTheKindsItIsGivenWithTheirSource()
    {
        var card = Open();

        var rows = card.FindAll("[data-limit]");
        Assert.Equal(
            ["StreamingSessionsPerMinute", "LemurRequestsPerMinute"],
            rows.Select(row => row.GetAttribute("data-limit"))
        );
        Assert.Contains("set by Carl Colleague", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Pay-as-you-go plan's default", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(["300", "30"], rows.Select(row => row.QuerySelector("strong")!.TextContent));
    }

    [Fact]
    public void Card_EscalationWaits_SaysSoAtItsOwnLimit()
    {
        var waiting = Samples.Escalation(wish => wish with { Kind = LimitKind.StreamingSessionsPerMinute }).Escalation;
        Overrides.Limits[0] = Overrides.Limits[0] with { Waiting = waiting };
        Overrides.Limits[1] = Overrides.Limits[1] with { Waiting = waiting };

        var told = Assert.Single(Open().FindAll("[data-waiting]"));

        Assert.Contains(
            "Waits for engineering: Support engineer (test) has asked",
            told.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("/escalations/e1", told.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Change_OpensTheDialogOfThatLimit()
    {
        var card = Open();

        card.FindAll("[data-limit] button")[1].Click();
        Assert.EndsWith(
            "?dialog=limit-LemurRequestsPerMinute",
            Services.GetRequiredService<NavigationManager>().Uri,
            StringComparison.Ordinal
        );
        card.FindComponent<OverridesCard>()
            .Render(parameters => parameters.Add(shown => shown.Dialog, "limit-LemurRequestsPerMinute"));

        card.WaitForAssertion(() =>
            Assert.Equal("LeMUR requests in 60 seconds", card.Find("#override-title").TextContent)
        );
    }

    [Fact]
    public void Change_IsForThoseWhoMay()
    {
        SignIn(Samples.Manager);

        var card = Open();

        Assert.Equal(2, card.FindAll("[data-limit]").Count);
        Assert.Empty(card.FindAll("button"));
    }

    [Fact]
    public void Limits_ThatCannotBeRead_SaySoAndCanBeAskedForAgain()
    {
        Overrides.Fault = new InvalidOperationException("planted");
        var card = Open();
        Assert.Contains("could not be loaded", card.Markup, StringComparison.Ordinal);

        Overrides.Fault = null;
        card.Find("button").Click();

        card.WaitForAssertion(() => Assert.Equal(2, card.FindAll("[data-limit]").Count));
    }

    private IRenderedComponent<MudFrame> Open() =>
        RenderPage<OverridesCard>(parameters =>
            parameters.Add(card => card.AccountId, "10482").Add(card => card.Kinds, StreamingCard.Limits)
        );
}
