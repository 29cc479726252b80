using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Throttling.WhatIf;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Throttling.WhatIf;

/// <summary>Recorded sessions at another starting limit. The figures are those of domain.md, "Streaming sessions".</summary>
public sealed class StreamingReplayTests
{
    private static readonly StreamingOptions Options = new();
    private static readonly DateTimeOffset End = Samples.Now.AddHours(3);

    [Fact]
    public void At_AlwaysFullFrom100_OpensAsTheRulesSay()
    {
        var figures = StreamingReplay.At(
            [.. Enumerable.Range(0, 5).Select(Wanting(1_000))],
            new(100, true),
            Options,
            End
        );

        // 100 + 110 + 121 + 133 + 146, and the idle minute after them stands at 161.
        Assert.Equal(
            (610L, 5 * 1_000 - 610L, 5, 161),
            (figures.Opened, figures.Refused, figures.RefusedMinutes, figures.HighestLimit)
        );
    }

    [Fact]
    public void At_AfterIdleMinutes_TheLimitIsBackAtTheStart()
    {
        var figures = StreamingReplay.At([Wanting(200)(0), Wanting(200)(120)], new(100, true), Options, End);

        // Two full minutes, each followed by one at 110.
        Assert.Equal((200L, 110), (figures.Opened, figures.HighestLimit));
    }

    [Fact]
    public void At_FreePlan_StandsStill()
    {
        var figures = StreamingReplay.At([.. Enumerable.Range(0, 3).Select(Wanting(50))], new(5, false), Options, End);

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
            var refused = StreamingReplay.At(minutes, new(low, true), Options, End).Refused;
            var higher = StreamingReplay.At(minutes, new(low + 400, true), Options, End).Refused;
            Assert.True(higher <= refused);
            Assert.Equal(0, higher);
        }
    }

    [Fact]
    public void Recorded_IsWhatHappened_WithTheHighestLimitOfTheChart()
    {
        var figures = StreamingReplay.Recorded(
            [Wanting(90)(0) with { Opened = 80, Refused = 10, SessionLimit = 80 }, Wanting(20)(1)],
            [
                new(Samples.Now, Samples.Now.AddMinutes(1), 80, 80, 10),
                new(Samples.Now.AddMinutes(1), Samples.Now.AddMinutes(2), 100, 20, 0),
                new(Samples.Now.AddMinutes(2), Samples.Now.AddMinutes(3), 110, 0, 0),
            ]
        );

        Assert.Equal(
            (100L, 10L, 1, 80L, 110),
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
