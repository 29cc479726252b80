using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Accounts;
using SupportConsole.Components.Streaming;
using SupportConsole.Components.Throttling;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Core.Throttling.Episodes;
using SupportConsole.Core.Throttling.Refusals;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Streaming;

/// <summary>An account's tab about throttling, for each product that a limit holds back.</summary>
public sealed class ProductSwitchTests : PageContext
{
    [Theory]
    [InlineData(null, LimitedProduct.Transcripts, null)]
    [InlineData("", LimitedProduct.Transcripts, null)]
    [InlineData("STREAMING", LimitedProduct.Streaming, "streaming")]
    [InlineData("lemur", LimitedProduct.Lemur, "lemur")]
    [InlineData("7", LimitedProduct.Transcripts, null)]
    [InlineData("anything else", LimitedProduct.Transcripts, null)]
    public void Parse_NamesOfAnAddress_AreReadAndWritten(string? name, LimitedProduct product, string? written)
    {
        Assert.Equal(product, ProductSwitch.Parse(name));
        Assert.Equal(written, ProductSwitch.NameOf(product));
    }

    [Fact]
    public void Open_ByItsAddress_ShowsTheHistoryOfThatProductAlone()
    {
        Rates.History = [new(Samples.Now.AddHours(-1), Samples.Now, 121, 99, 20)];
        Periods.RefusalEpisodes.AddRange([Refused(LimitedProduct.Streaming, 20), Refused(LimitedProduct.Lemur, 7)]);

        var page = Open("?tab=throttling&product=streaming&range=1h");

        Assert.Equal("Streaming sessions", Pressed(page));
        Assert.Contains("limit now 121", Chart(page, StreamingWords.HistoryTitle), StringComparison.Ordinal);
        Assert.Equal("Streaming", Assert.Single(page.FindAll("[data-refusals-of]")).GetAttribute("data-refusals-of"));
        Assert.Equal("1", page.Find("[data-refusal-episodes]").GetAttribute("data-refusal-episodes"));
        Assert.Contains("20", page.Find("[data-refusal-episodes] tbody").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-figure=running]"));
        Assert.Empty(page.FindAll("[data-episodes]"));
        Assert.Equal("/accounts/10482?tab=streaming", page.Find(".stack > p a").GetAttribute("href"));
    }

    [Fact]
    public void Choose_AnotherProduct_KeepsThePeriodAndStandsInTheAddress()
    {
        Periods.RefusedMinutes.Add(new(Samples.Now.AddMinutes(-10), 12, 30));
        var page = Open("?range=1h");
        Assert.Equal("Transcripts", Pressed(page));
        Assert.NotEmpty(page.FindAll("[data-figure=running]"));

        Button(page, "LeMUR requests").Click();

        Assert.EndsWith("/accounts/10482?range=1h&tab=throttling&product=lemur", Address, StringComparison.Ordinal);
        page.WaitForAssertion(() =>
            Assert.Contains(
                "Most in a minute 12",
                Chart(page, StreamingWords.LemurHistoryTitle),
                StringComparison.Ordinal
            )
        );

        Button(page, "Transcripts").Click();

        Assert.EndsWith("/accounts/10482?range=1h&tab=throttling", Address, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-figure=running]")));
    }

    [Theory]
    [InlineData("streaming", StreamingWords.HistoryTitle, StreamingWords.HistoryEmpty)]
    [InlineData("lemur", StreamingWords.LemurHistoryTitle, StreamingWords.LemurHistoryEmpty)]
    [InlineData(null, ThrottlingWords.HistoryTitle, ThrottlingWords.HistoryEmpty)]
    public void Open_ProductWithoutTraffic_SaysSo(string? product, string title, string empty)
    {
        var page = Open($"?tab=throttling&product={product}");

        Assert.Equal(empty, Region(page, title).QuerySelector(".empty")!.TextContent);
    }

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    private IRenderedComponent<MudFrame> Open(string query)
    {
        (Throttling.Accounts["10482"], Billing.Facts) = (Samples.Figures(Samples.Account()), Samples.Facts());
        Services.GetRequiredService<NavigationManager>().NavigateTo("/accounts/10482" + query);
        return RenderPage<AccountPage>(parameters => parameters.Add(account => account.Id, "10482"));
    }

    private static string Pressed(IRenderedComponent<MudFrame> page) =>
        page.Find($"[aria-label='{StreamingWords.ProductLabel}'] [aria-pressed=true]").TextContent;

    private static string Chart(IRenderedComponent<MudFrame> page, string title) =>
        Region(page, title).QuerySelector(".chart [role=img][aria-label]")!.GetAttribute("aria-label")!;

    private static RefusalEpisode Refused(LimitedProduct product, int count) =>
        new(
            product,
            new()
            {
                Start = Samples.Now.AddMinutes(-30),
                End = Samples.Now.AddMinutes(-20),
                BeganBefore = false,
                GoesOn = false,
                Class = ThrottlingClass.Transient,
                ThrottledMinutes = 10,
                PeakQueued = 3,
                Throttled = count,
                Waited = 0,
                TotalWait = TimeSpan.Zero,
                LongestWait = TimeSpan.Zero,
                LowestLimit = 100,
                HighestLimit = 121,
            }
        );
}
