using SupportConsole.Components.Throttling;

namespace SupportConsole.Tests.Components.Throttling;

public sealed class StepBucketsTests
{
    private static readonly DateTimeOffset From = new(2026, 3, 4, 13, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Five = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(6, 1)]
    [InlineData(24, 5)]
    [InlineData(24 * 7, 30)]
    [InlineData(24 * 30, 120)]
    [InlineData(24 * 3_650, 1_440)]
    public void For_Period_IsAShortBucketThatIsEnough(int hours, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), StepBuckets.For(TimeSpan.FromHours(hours)));

    [Fact]
    public void Of_MinutesOfABucket_KeepTheirPeaksSumsAndLastLimit()
    {
        var steps = StepBuckets.Of(
            [
                Step(0, 1, 100, 0, 200, 3),
                Step(1, 2, 200, 30, 200, 9),
                Step(2, 5, 150, 0, 400, 0),
                Step(5, 6, 1, 0, 400, 1),
            ],
            Five
        );

        Assert.Equal([Step(0, 5, 200, 30, 400, 12), Step(5, 6, 1, 0, 400, 1)], steps);
    }

    [Fact]
    public void Of_StepLongerThanABucket_StaysWholeBetweenItsEnds()
    {
        var steps = StepBuckets.Of(
            [Step(3, 4, 9, 0, 200, 1), Step(4, 23, 5, 0, 200, 2), Step(23, 24, 8, 1, 200, 4)],
            Five
        );

        Assert.Equal([Step(3, 5, 9, 0, 200, 3), Step(5, 20, 5, 0, 200, 0), Step(20, 24, 8, 1, 200, 4)], steps);
    }

    [Fact]
    public void Of_RandomSteps_LoseNoTimeNoSumAndNoPeak()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            var steps = new List<Step>();
            for (var (at, count) = (random.Next(9), random.Next(1, 60)); count > 0; count--)
            {
                var length = random.Next(4) == 0 ? random.Next(1, 30) : 1;
                steps.Add(Step(at, at + length, random.Next(200), random.Next(50), 200, random.Next(9)));
                at += length;
            }

            var joined = StepBuckets.Of(steps, Five);

            Assert.Equal((steps[0].From, steps[^1].To), (joined[0].From, joined[^1].To));
            Assert.All(joined.Zip(joined.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
            Assert.True(steps.Sum(step => step.Throttled) == joined.Sum(step => step.Throttled), $"seed {seed}");
            Assert.True(steps.Max(step => step.Demand) == joined.Max(step => step.Demand), $"seed {seed}");
            Assert.True(steps.Max(step => step.Running) == joined.Max(step => step.Running), $"seed {seed}");
        }
    }

    private static Step Step(int from, int to, int running, int queued, int limit, long throttled) =>
        new(From.AddMinutes(from), From.AddMinutes(to), running, queued, limit, throttled, throttled);
}
