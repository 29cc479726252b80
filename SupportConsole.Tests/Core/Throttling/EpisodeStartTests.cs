using SupportConsole.Core.Limits.Minutes;

namespace SupportConsole.Tests.Core.Throttling;

/// <summary>Since when an account is throttled: pauses of less than five minutes belong to the episode.</summary>
public sealed class EpisodeStartTests
{
    private static readonly DateTimeOffset Queue = new(2026, 3, 4, 13, 28, 17, TimeSpan.Zero);

    [Fact]
    public void Of_NothingBefore_IsTheQueueToTheInstant() => Assert.Equal(Queue, Since());

    [Theory]
    [InlineData(24, false, 24)]
    [InlineData(23, false, 23)]
    [InlineData(22, false, null)]
    [InlineData(5, true, 5)]
    public void Of_AMinuteBefore_BelongsToItUnlessThePauseIsFive(int minute, bool leftAQueue, int? expected) =>
        Assert.Equal(expected is { } begun ? At(begun) : Queue, Since((minute, leftAQueue)));

    [Fact]
    public void Of_AChainOfShortPauses_ReachesBackToItsFirst() =>
        Assert.Equal(At(12), Since((28, true), (25, false), (20, false), (16, false), (12, false), (6, false)));

    private static DateTimeOffset Since(params (int Minute, bool LeftAQueue)[] before) =>
        EpisodeStart.Of(
            Queue,
            before.Select(minute => new ThrottledMinute(At(minute.Minute), minute.LeftAQueue)),
            TimeSpan.FromMinutes(5)
        );

    private static DateTimeOffset At(int minute) => new(2026, 3, 4, 13, minute, 0, TimeSpan.Zero);
}
