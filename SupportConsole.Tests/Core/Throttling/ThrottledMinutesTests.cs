using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Throttling.Episodes;

namespace SupportConsole.Tests.Core.Throttling;

public sealed class ThrottledMinutesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 14, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Gap = TimeSpan.FromMinutes(5);

    [Fact]
    public void Of_NoRows_IsEmpty() => Assert.Empty(ThrottledMinutes.Of([], Start, At(60)));

    [Fact]
    public void Of_NoRowsButAQueueFromBefore_IsTheWholePeriod() =>
        Assert.Equal([Span(0, 60, 7)], ThrottledMinutes.Of([], Start, At(60), queuedBefore: 7));

    [Fact]
    public void Of_QueueThatStands_CountsTheMinutesWithoutARow() =>
        Assert.Equal(
            [Span(10, 31, 12)],
            ThrottledMinutes.Of([Row(10, 12, 9), Row(30, 9, 0), Row(40, 0, 0)], Start, At(60))
        );

    [Fact]
    public void Of_RowsBeforeThePeriod_SayHowItBegan() =>
        Assert.Equal(
            [Span(0, 3, 5)],
            ThrottledMinutes.Of([Row(-9, 20, 5), Row(2, 5, 0), Row(61, 9, 9)], Start, At(60))
        );

    [Fact]
    public void Of_EndInsideAMinute_CountsThatMinute() =>
        Assert.Equal([Span(0, 3, 4)], ThrottledMinutes.Of([Row(0, 4, 4)], Start, At(2).AddSeconds(1)));

    [Fact]
    public void Of_RowsNextToEachOther_AreOneSpan() =>
        Assert.Equal(
            [Span(0, 2, 8), Span(5, 6, 1)],
            ThrottledMinutes.Of([Row(0, 8, 0), Row(1, 3, 0), Row(5, 1, 0)], Start, At(60))
        );

    [Theory]
    [InlineData(4, 1)] // a pause of four minutes belongs to the episode
    [InlineData(5, 2)] // one of five ends it
    public void Runs_Pause_EndsAnEpisodeFromTheSettingOn(int pause, int episodes)
    {
        var runs = EpisodeRuns.Of([Span(0, 10, 5), Span(10 + pause, 20, 9)], Gap);

        Assert.Equal(episodes, runs.Count);
        Assert.Equal(20 - pause, runs.Sum(run => run.ThrottledMinutes));
        Assert.Equal(9, runs.Max(run => run.PeakQueued));
        Assert.All(runs, run => Assert.False(run.BeganBefore));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(-5, true)] // minutes -4 to -1 pass: four
    [InlineData(-6, false)]
    public void Runs_ThrottledBeforeThePeriod_GoesOn(int lastThrottled, bool goesOn) =>
        Assert.Equal([new(Start, At(1), 1, 3, goesOn)], EpisodeRuns.Of([Span(0, 1, 3)], Gap, At(lastThrottled)));

    private static DateTimeOffset At(int minute) => Start.AddMinutes(minute);

    private static ThrottledSpan Span(int from, int to, int peak) => new(At(from), At(to), peak);

    private static ThrottleMinute Row(int minute, int peak, int end) =>
        new()
        {
            AccountId = "10482",
            Minute = At(minute),
            PeakQueued = peak,
            EndQueued = end,
        };
}
