using SupportConsole.Core.Periods;
using SupportConsole.Core.Usage;

namespace SupportConsole.Tests.Core.Usage;

public sealed class UsageFrameTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 14, 20, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-03-04T11:00Z", "2026-03-04T13:00Z", "2026-03-04T11:00Z", "2026-03-04T13:00Z")] // whole hours stay
    [InlineData("2026-03-04T11:59Z", "2026-03-04T12:01Z", "2026-03-04T11:00Z", "2026-03-04T13:00Z")]
    [InlineData("2026-03-04T11:10Z", "2026-03-04T11:20Z", "2026-03-04T11:00Z", "2026-03-04T12:00Z")]
    [InlineData("2026-03-04T16:30+05:30", "2026-03-04T17:00+05:30", "2026-03-04T11:00Z", "2026-03-04T12:00Z")] // hours are UTC's
    [InlineData("2026-03-04T13:30Z", "2026-03-05T13:30Z", "2026-03-04T13:00Z", "2026-03-04T15:00Z")] // the hour in progress, and no later one
    public void Of_IsWidenedToWholeHoursButNotIntoTheFuture(string from, string to, string start, string end)
    {
        var frame = UsageFrame.Of(Time(from), Time(to), Now);

        Assert.Equal((Time(start), Time(end)), (frame.From, frame.To));
        Assert.False(frame.IsEmpty);
    }

    [Fact]
    public void Of_UpToTheFirstMomentOfAnHour_HoldsThatHour()
    {
        var now = new DateTimeOffset(2026, 3, 4, 14, 0, 0, TimeSpan.Zero);

        Assert.Equal(now.AddHours(1), UsageFrame.Of(now.AddHours(-3), now.AddMinutes(1), now).To);
    }

    [Theory]
    [InlineData("2026-03-04T13:00Z", "2026-03-04T13:00Z")]
    [InlineData("2026-03-04T13:40Z", "2026-03-04T13:20Z")] // not the hour that both touch
    [InlineData("2026-03-04T15:00Z", "2026-03-04T16:00Z")]
    public void Of_EndsBeforeItBeginsOrLiesAhead_IsEmpty(string from, string to) =>
        Assert.True(UsageFrame.Of(Time(from), Time(to), Now).IsEmpty);

    [Theory]
    [InlineData(1, BucketSize.Hour)]
    [InlineData(168, BucketSize.Hour)]
    [InlineData(200, BucketSize.Hour)]
    [InlineData(201, BucketSize.Day)]
    [InlineData(24 * 31, BucketSize.Day)]
    [InlineData(24 * 365, BucketSize.Month)]
    public void Of_StepsFitTheLength(int hours, BucketSize size)
    {
        var end = new DateTimeOffset(2026, 3, 4, 14, 0, 0, TimeSpan.Zero);

        Assert.Equal(size, UsageFrame.Of(end.AddHours(-hours), end, Now).Size);
    }

    [Fact]
    public void Slices_AnyPeriod_AreItsBucketsWithoutGapOrOverlap()
    {
        var seed = Environment.TickCount;
        var dice = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var frame = UsageFrame.Of(Now.AddHours(-1 - dice.Next(20_000)), Now.AddHours(-dice.Next(2)), Now);
            if (frame.IsEmpty)
            {
                continue;
            }

            var buckets = Buckets.Of(frame.Size, frame.From, frame.To);
            var slices = frame.Slices(buckets);

            var story = $"seed {seed}: {frame}";
            Assert.True(slices.Count <= 12, story);
            Assert.True(slices[0].Start == frame.From && slices[^1].End == frame.To, story);
            Assert.True(slices.Zip(slices.Skip(1)).All(pair => pair.First.End == pair.Second.Start), story);
            Assert.True(
                slices.All(slice =>
                    buckets.Any(bucket => bucket.Start == slice.Start) && buckets.Any(bucket => bucket.End == slice.End)
                ),
                story
            );
        }
    }

    [Fact]
    public void Slices_ADay_IsOne()
    {
        var frame = UsageFrame.Of(Now.AddHours(-24), Now, Now);

        Assert.Single(frame.Slices(Buckets.Of(frame.Size, frame.From, frame.To)));
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
