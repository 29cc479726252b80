using Bunit;
using SupportConsole.Components.Throttling;
using SupportConsole.Core.Throttling.WhatIf;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Throttling;

public sealed class WhatIfPanelTests : PageContext
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    [Fact]
    public void Show_NoLimitYet_AsksForOneAndReplaysNothing()
    {
        var panel = Show(null);

        Assert.Contains(ThrottlingWords.WhatIfTypeLimit, panel.Markup, StringComparison.Ordinal);
        Assert.Empty(WhatIf.Runs);
    }

    [Fact]
    public void Show_Limit_ReplaysAndComparesBoth()
    {
        WhatIf.Answer = FakeWhatIf.Compared;

        var panel = Show(400);

        panel.WaitForAssertion(() => Assert.Equal("done", State(panel)));
        Assert.Equal(["66", "1,284", "17 min", "18 min", "200", "212"], Row(panel, "recorded"));
        Assert.Equal(["2", "40", "1 min", "2 min", "400", "0"], Row(panel, "proposed"));
        Assert.Equal(
            "At 400: 2 throttled minutes instead of 66, longest wait 2 min instead of 18 min.",
            panel.Find("[role=status]").TextContent
        );
        Assert.Contains("18,204 transcripts", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("212 had not finished", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("limit 200 now", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Type_AnotherLimit_GivesUpTheRunningReplayAndWaitsForAPause()
    {
        var panel = Show(300);
        var first = Assert.Single(WhatIf.Runs);

        Propose(panel, 30);
        Clock.Advance(Pause / 2);
        Propose(panel, 350);

        Assert.True(first.IsCancelled);
        Assert.Single(WhatIf.Runs);
        Clock.Advance(Pause);
        panel.WaitForAssertion(() => Assert.Equal([300, 350], WhatIf.Runs.Select(run => run.Limit)));
        panel.InvokeAsync(() => WhatIf.Runs[1].End(FakeWhatIf.Compared(350)));
        panel.WaitForAssertion(() => Assert.Equal("done", State(panel)));
    }

    [Fact]
    public void Progress_OfTheReplay_IsShownAndNeverGoesBack()
    {
        var panel = Show(300);

        WhatIf.Runs[0].Progress!.Report(0.42);
        panel.WaitForAssertion(() =>
            Assert.Equal("40", panel.Find("[role=progressbar]").GetAttribute("aria-valuenow"))
        );
        WhatIf.Runs[0].Progress!.Report(0.2);

        Assert.Equal("40", panel.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
    }

    [Fact]
    public void Stop_ARunningReplay_StopsItAndOffersAnother()
    {
        var panel = Show(300);

        Button(panel, "Stop").Click();

        Assert.True(WhatIf.Runs[0].IsCancelled);
        Assert.Equal("given-up", State(panel));
        WhatIf.Answer = FakeWhatIf.Compared;
        Button(panel, "Run again").Click();
        panel.WaitForAssertion(() => Assert.Equal("done", State(panel)));
    }

    [Fact]
    public void Stop_TheReplayOfAnotherLimit_LeavesTheOldFiguresAsWhatTheyAre()
    {
        WhatIf.Answer = FakeWhatIf.Compared;
        var panel = Show(300);
        panel.WaitForAssertion(() => Assert.Equal("done", State(panel)));
        WhatIf.Answer = null;
        Propose(panel, 400);

        Button(panel, "Stop").Click();

        Assert.Contains("These figures are for 300.", panel.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(panel.FindAll("[data-stale]"));
    }

    [Fact]
    public void Fail_OfAReplay_IsSaidAndCanBeTriedAgain()
    {
        var panel = Show(300);
        panel.InvokeAsync(() => WhatIf.Runs[0].Fail(new InvalidOperationException("the disk is full")));
        panel.WaitForAssertion(() => Assert.Equal("error", State(panel)));

        WhatIf.Answer = FakeWhatIf.Compared;
        Button(panel, "Try again").Click();

        panel.WaitForAssertion(() => Assert.Equal("done", State(panel)));
    }

    [Theory]
    [InlineData(0, "No recorded demand")]
    [InlineData(1, "More than 3,000,000 transcripts")]
    [InlineData(2, "from 1 to 100,000")]
    public void Answer_WithoutFigures_SaysWhy(int which, string expected)
    {
        WhatIf.Answer = _ =>
            which switch
            {
                0 => new WhatIfOutcome.NoDemand(Samples.Now.AddHours(-24), Samples.Now),
                1 => new WhatIfOutcome.TooMuch(3_000_000),
                _ => new WhatIfOutcome.NoLimit(100_000),
            };

        var panel = Show(300);

        panel.WaitForAssertion(() => Assert.Contains(expected, panel.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leave_WhileItReplays_GivesItUp()
    {
        Show(300);

        await DisposeComponentsAsync();

        Assert.True(WhatIf.Runs[0].IsCancelled);
    }

    private IRenderedComponent<WhatIfPanel> Show(int? limit) =>
        Render<WhatIfPanel>(parameters =>
            parameters
                .Add(panel => panel.AccountId, "10482")
                .Add(panel => panel.ProposedLimit, limit)
                .Add(panel => panel.CurrentLimit, 200)
        );

    private static void Propose(IRenderedComponent<WhatIfPanel> panel, int? limit) =>
        panel.Render(parameters =>
            parameters
                .Add(shown => shown.AccountId, "10482")
                .Add(shown => shown.ProposedLimit, limit)
                .Add(shown => shown.CurrentLimit, 200)
        );

    private static string? State(IRenderedComponent<WhatIfPanel> panel) =>
        panel.Find("[data-what-if]").GetAttribute("data-what-if");

    private static IEnumerable<string> Row(IRenderedComponent<WhatIfPanel> panel, string name) =>
        panel.FindAll($"[data-replay={name}] td.n").Select(cell => cell.TextContent);

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<WhatIfPanel> panel, string text) =>
        panel.FindAll("button").Single(button => button.TextContent == text);
}
