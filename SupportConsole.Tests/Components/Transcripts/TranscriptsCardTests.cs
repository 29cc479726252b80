using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Transcripts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Transcripts;

/// <summary>The list of an account's tab.</summary>
public sealed class TranscriptsCardTests : PageContext
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Open_Found_LinksEachToItsPage()
    {
        Transcripts.Page = new([TranscriptSamples.Failed], null, null);

        var card = Open(new());

        Assert.Equal("/transcripts/t-9", card.Find("[data-row-link]").GetAttribute("href"));
        Assert.Contains("The audio could not be decoded", card.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(card.FindAll("a"), link => link.TextContent.Trim() is "Older" or "Search on");
    }

    [Theory]
    [InlineData(null, "This account has no transcripts")]
    [InlineData("w", "No transcript matches these filters")]
    public void Open_Nothing_SaysWhy(string? worker, string why) =>
        Assert.Contains(why, Open(new() { Worker = worker }).Markup, StringComparison.Ordinal);

    [Fact]
    public void Open_SearchedFarWithoutAMatch_SaysHowFarAndGoesOn()
    {
        Transcripts.Page = new([], new(4_711, "t-1"), Samples.Now.AddHours(-3));

        var card = Open(new() { Status = TranscriptStatus.Error });

        Assert.Contains("Searched back to", card.Find("[data-searched-to]").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "/accounts/10482?tab=transcripts&tstate=error&tbefore=4711",
            card.FindAll("a").Single(link => link.TextContent.Trim() == "Search on").GetAttribute("href")
        );
    }

    [Fact]
    public void Open_Failing_SaysSo()
    {
        Transcripts.Failure = new LimitsUnavailableException(new TimeoutException());

        Assert.Contains("not available", Open(new()).Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void ChooseState_GoesToItsAddressFromTheNewestOn()
    {
        var card = Open(new() { Before = 12, Worker = "w-1" });

        Choose<TranscriptStatus?>(card, TranscriptStatus.Queued);

        card.WaitForAssertion(() =>
            Assert.EndsWith(
                "/accounts/10482?tab=transcripts&tstate=queued&tworker=w-1",
                Navigation.Uri,
                StringComparison.Ordinal
            )
        );
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(12L, false)]
    public void AccountChanges_OnlyTheNewestAreReadAgain(long? before, bool isRead)
    {
        Open(new() { Before = before });
        var asked = Transcripts.Asked.Count;

        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(isRead, Transcripts.Asked.Count > asked);
    }

    private IRenderedComponent<MudFrame> Open(TranscriptFilter filter) =>
        RenderPage<TranscriptsCard>(parameters =>
            parameters.Add(card => card.AccountId, "10482").Add(card => card.Filter, filter)
        );
}
