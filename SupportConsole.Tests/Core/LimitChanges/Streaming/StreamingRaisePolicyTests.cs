using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Streaming;

namespace SupportConsole.Tests.Core.LimitChanges.Streaming;

/// <summary>Who decides about a raise of the limit on new streaming sessions.</summary>
public sealed class StreamingRaisePolicyTests
{
    [Theory]
    [InlineData(100, 100, 0, LimitChangeRule.LowerOrEqual)]
    [InlineData(1_000, 700, 0, LimitChangeRule.LowerOrEqual)]
    [InlineData(100, 101, 0, LimitChangeRule.OverPeak)]
    [InlineData(100, 200, 100, LimitChangeRule.WithinGuardrails)]
    [InlineData(100, 201, 100, LimitChangeRule.OverPeak)]
    [InlineData(100, 500, 250, LimitChangeRule.WithinGuardrails)]
    [InlineData(100, 501, 10_000, LimitChangeRule.OverThreshold)]
    [InlineData(600, 700, 10_000, LimitChangeRule.OverThreshold)]
    [InlineData(100, 100_000, int.MaxValue, LimitChangeRule.OverThreshold)]
    public void Decide_ByThresholdAndPeak(int current, int requested, int peak, LimitChangeRule rule) =>
        Assert.Equal(rule, StreamingRaisePolicy.Decide(current, requested, peak, new()));

    [Fact]
    public void Sentence_NamesTheFiguresThatDecide()
    {
        var guardrails = new GuardrailOptions { StreamingPeakFactor = 3, StreamingPeakDays = 14 };

        Assert.Equal(
            "400 is over 3 times the peak of the last 14 days, 90 new sessions a minute; engineering must confirm "
                + "that, because streaming has a total capacity.",
            StreamingRaisePolicy.Sentence(LimitChangeRule.OverPeak, 400, 90, guardrails)
        );
        Assert.Contains(
            "1,000 is over 500",
            StreamingRaisePolicy.Sentence(LimitChangeRule.OverThreshold, 1_000, 90, guardrails),
            StringComparison.Ordinal
        );
    }
}
