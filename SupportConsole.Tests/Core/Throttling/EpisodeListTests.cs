using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Core.Throttling.Episodes;

namespace SupportConsole.Tests.Core.Throttling;

public sealed class EpisodeListTests
{
    private static readonly DateTimeOffset From = new(2026, 3, 4, 13, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = From.AddHours(1);
    private static readonly TimeSpan Gap = TimeSpan.FromMinutes(5);
    private static readonly ClassificationOptions Options = new();

    [Fact]
    public void Of_NoRows_IsEmpty() => Assert.Empty(EpisodeList.Of([], From, To, Gap, Options));

    [Fact]
    public void Of_TwoSpells_SumsEachAndStandsNewestFirst()
    {
        var episodes = EpisodeList.Of(
            [
                Row(2, peak: 5, end: 3, throttled: 5, waited: 2, milliseconds: 40_000, longest: 30_000),
                Row(6, peak: 4, end: 0, throttled: 1, waited: 4, milliseconds: 80_000, longest: 70_000, limit: 250),
                Row(30, peak: 9, end: 0, throttled: 9, waited: 9, milliseconds: 9_000, longest: 1_000),
            ],
            From,
            To,
            Gap,
            Options
        );

        Assert.Equal(
            [(30, 31, 1), (2, 7, 5)],
            episodes.Select(episode => (Minute(episode.Start), Minute(episode.End), episode.ThrottledMinutes))
        );
        var first = episodes[1];
        Assert.Equal(
            (5, 6, 6, 200, 250),
            (first.PeakQueued, first.Throttled, first.Waited, first.LowestLimit, first.HighestLimit)
        );
        Assert.Equal((TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(70)), (first.MeanWait, first.LongestWait));
        Assert.All(episodes, episode => Assert.False(episode.GoesOn || episode.BeganBefore));
        Assert.All(episodes, episode => Assert.Equal(ThrottlingClass.Transient, episode.Class));
    }

    [Fact]
    public void Of_QueueThatStands_GoesOnFromTheInstantTheStateKnows()
    {
        var since = From.AddMinutes(20).AddSeconds(7);

        var episode = Assert.Single(
            EpisodeList.Of([Row(20, 8, 8, throttled: 8)], From, To.AddSeconds(-10), Gap, Options, since)
        );

        Assert.Equal(
            (since, To.AddSeconds(-10), true, 40, ThrottlingClass.Steady),
            (episode.Start, episode.End, episode.GoesOn, episode.ThrottledMinutes, episode.Class)
        );
        Assert.Null(episode.MeanWait);
    }

    [Fact]
    public void Of_EpisodeFromBeforeThePeriod_SaysSo()
    {
        var stands = Assert.Single(
            EpisodeList.Of([Row(-90, 8, 8), Row(1, 8, 0, waited: 8, milliseconds: 8_000)], From, To, Gap, Options)
        );
        var shortPause = Assert.Single(EpisodeList.Of([Row(-3, 8, 0), Row(1, 8, 0)], From, To, Gap, Options));
        var longPause = Assert.Single(EpisodeList.Of([Row(-5, 8, 0), Row(1, 8, 0)], From, To, Gap, Options));

        Assert.Equal((From, true, 2), (stands.Start, stands.BeganBefore, stands.ThrottledMinutes));
        Assert.Equal((true, false), (shortPause.BeganBefore, longPause.BeganBefore));
    }

    [Fact]
    public void Of_QueueThatStoodThroughThePeriod_HasTheLimitItWasLeftAt()
    {
        var episode = Assert.Single(EpisodeList.Of([Row(-90, 8, 8, limit: 300)], From, To, Gap, Options));

        Assert.Equal(
            (300, 300, true, true, 60),
            (episode.LowestLimit, episode.HighestLimit, episode.BeganBefore, episode.GoesOn, episode.ThrottledMinutes)
        );
    }

    private static int Minute(DateTimeOffset at) => (int)(at - From).TotalMinutes;

    private static ThrottleMinute Row(
        int minute,
        int peak,
        int end,
        long throttled = 0,
        long waited = 0,
        long milliseconds = 0,
        long longest = 0,
        int limit = 200
    ) =>
        new()
        {
            AccountId = "10482",
            Minute = From.AddMinutes(minute),
            PeakQueued = peak,
            EndQueued = end,
            EndLimit = limit,
            Throttled = throttled,
            Waited = waited,
            WaitMilliseconds = milliseconds,
            LongestWaitMilliseconds = longest,
        };
}
