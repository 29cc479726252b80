using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Throttling.WhatIf;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Throttling.WhatIf;

/// <summary>Recorded sessions at another starting limit. The figures are those of domain.md, "Streaming sessions".</summary>
public sealed class StreamingReplayTests
{
    private static readonly StreamingOptions Options = new();

    [Fact]
    public void At_AlwaysFullFrom100_OpensAsTheRulesSay()
    {
        var figures = StreamingReplay.At([.. Enumerable.Range(0, 5).Select(Wanting(1_000))], new(100, true), Options);

        // 100 + 110 + 121 + 133 + 146.
        Assert.Equal(
            (610L, 5 * 1_000 - 610L, 5, 146),
            (figures.Opened, figures.Refused, figures.RefusedMinutes, figures.HighestLimit)
        );
    }

    [Fact]
    public void At_AfterIdleMinutes_TheLimitIsBackAtTheStart()
    {
        var figures = StreamingReplay.At([Wanting(200)(0), Wanting(200)(120)], new(100, true), Options);

        Assert.Equal((200L, 100), (figures.Opened, figures.HighestLimit));
    }

    [Fact]
    public void At_FreePlan_StandsStill()
    {
        var figures = StreamingReplay.At([.. Enumerable.Range(0, 3).Select(Wanting(50))], new(5, false), Options);

        Assert.Equal((15L, 135L, 5), (figures.Opened, figures.Refused, figures.HighestLimit));
    }

    [Fact]
    public void At_AHigherStart_NeverRefusesMore()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            List<StreamingMinute> minutes =
            [
                .. Enumerable
                    .Range(0, 30)
                    .Where(_ => random.Next(3) > 0)
                    .Select(minute => Wanting(random.Next(300))(minute)),
            ];
            var low = random.Next(0, 150);
            var refused = StreamingReplay.At(minutes, new(low, true), Options).Refused;
            var higher = StreamingReplay.At(minutes, new(low + 400, true), Options).Refused;
            Assert.True(higher <= refused);
            Assert.Equal(0, higher);
        }
    }

    [Fact]
    public void Recorded_IsWhatHappened()
    {
        var figures = StreamingReplay.Recorded([
            Wanting(90)(0) with
            {
                Opened = 80,
                Refused = 10,
                SessionLimit = 80,
            },
            Wanting(20)(1),
        ]);

        Assert.Equal(
            (100L, 10L, 1, 80L, 100),
            (figures.Opened, figures.Refused, figures.RefusedMinutes, figures.PeakOpened, figures.HighestLimit)
        );
    }

    /// <summary>A minute in which so many sessions were asked for, recorded as opened.</summary>
    private static Func<int, StreamingMinute> Wanting(long sessions) =>
        minute =>
            new()
            {
                AccountId = "10482",
                Minute = Samples.Now.AddMinutes(minute),
                SessionLimit = 100,
                Opened = sessions,
            };
}
