using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Throttling;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Throttling;

/// <summary>What kind of throttling it is, and what that means for the account.</summary>
public sealed class ClassificationCardTests : PageContext
{
    [Fact]
    public void Classification_Steady_SaysTheRuleAndItsFigures()
    {
        var card = Classify(Samples.Figures(Samples.Throttled()));

        Assert.Equal("Steady", card.Find("[data-class]").TextContent);
        Assert.Equal(
            "Throttled in 42 of the last 60 minutes (30 or more is steady), peak 212 over 200.",
            card.Find("[data-why]").TextContent
        );
        Assert.Contains("going on since 13:19 (41 min)", card.Markup, StringComparison.Ordinal);
        Assert.Equal("about 18 min, at 11.6 finished a minute", card.Find("[data-expected-wait]").TextContent);
        Assert.Empty(card.FindAll("[data-elsewhere]"));
    }

    [Theory]
    [InlineData(
        ThrottlingRule.LongEpisode,
        "It has gone on for 18 min (15 min or more is steady): throttled in 18 of the last 60 minutes, peak 12 "
            + "over 200."
    )]
    [InlineData(
        ThrottlingRule.DeepQueue,
        "Peak 12 over 200 (21 or more is a spike), throttled in 18 of the last 60 minutes (30 or more would be steady)."
    )]
    [InlineData(
        ThrottlingRule.ShortAndShallow,
        "Throttled in 18 of the last 60 minutes (30 or more would be steady), peak 12 over 200 (21 or more would be "
            + "a spike)."
    )]
    [InlineData(ThrottlingRule.NothingWaited, "Nothing waited for the limit in the last 60 minutes.")]
    public void Why_EachRule_NamesWhatDecided(ThrottlingRule rule, string expected) =>
        Assert.Equal(
            expected,
            ThrottlingWords.Why(
                Samples.Assessment(Samples.Throttled()) with
                {
                    Rule = rule,
                    ThrottledMinutes = 18,
                    PeakQueued = 12,
                    Lasting = TimeSpan.FromMinutes(18),
                }
            )
        );

    [Theory]
    [InlineData(
        -12,
        -5,
        true,
        "Since 13:48 the limit is 400 instead of 200, and the demand of the last 5 min fits: 212 at its peak."
    )]
    [InlineData(
        -3,
        -3,
        true,
        "Since 13:57 the limit is 400 instead of 200, and the demand since then fits: 212 at its peak."
    )]
    [InlineData(
        -3,
        -3,
        false,
        "Since 13:57 the limit is 400 instead of 200, and the demand since then is still over it: 212 at its peak."
    )]
    public void Meaning_LimitChanged_IsAboutTheLimitInForce(int at, int from, bool fits, string expected)
    {
        var overview = Samples.Throttled();
        var change = new EffectiveLimitChange(
            Samples.Now.AddMinutes(at),
            200,
            400,
            Samples.Now.AddMinutes(from),
            212,
            fits
        );

        var card = Classify(
            Samples.Figures(overview, assessment: Samples.Assessment(overview) with { LimitChanged = change })
        );

        Assert.Equal(expected, Meaning(card));
    }

    [Fact]
    public void Meaning_SteadyAndOver_DoesNotSayThatSomethingWaits()
    {
        var lately = Samples.Assessment(Samples.Throttled()) with { Since = null, Lasting = null };

        Assert.StartsWith(
            "The demand was over the limit",
            Meaning(Classify(Samples.Figures(Samples.Account(), assessment: lately))),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "The demand is over the limit for good",
            Meaning(Classify(Samples.Figures(Samples.Throttled()))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Meaning_StoppedByTheBalance_DoesNotAskForARaise()
    {
        var negative = Samples.Account(with: state =>
            state with
            {
                Running = 1,
                Queued = 3,
                Balance = Money.FromDollars(-5),
                ThrottledSince = Samples.Now.AddMinutes(-41),
            }
        );

        Assert.StartsWith(
            "The negative balance holds it back",
            Meaning(Classify(Samples.Figures(negative))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Classification_NothingFinishes_DoesNotPromiseAWait() =>
        Assert.StartsWith(
            "unknown",
            Classify(Samples.Figures(Samples.Throttled(), perMinute: 0)).Find("[data-expected-wait]").TextContent,
            StringComparison.Ordinal
        );

    [Fact]
    public void Classification_NotThrottled_SaysToLookElsewhere()
    {
        var card = Classify(Samples.Figures(Samples.Account()));

        Assert.Equal("Not throttled", card.Find("[data-class]").TextContent);
        Assert.Contains("#ask-engineering", card.Find("[data-elsewhere]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Classification_NotLoaded_KeepsItsRoom() => Assert.NotEmpty(Classify(null).FindAll("[role=status]"));

    private IRenderedComponent<ClassificationCard> Classify(AccountThrottling? figures) =>
        Render<ClassificationCard>(parameters => parameters.Add(card => card.Figures, figures));

    private static string Meaning(IRenderedComponent<ClassificationCard> card) =>
        card.Find("[data-meaning]").TextContent.Trim();
}
