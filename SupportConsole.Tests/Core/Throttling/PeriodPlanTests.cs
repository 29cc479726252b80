using SupportConsole.Core.Periods;
using SupportConsole.Core.Throttling.History;

namespace SupportConsole.Tests.Core.Throttling;

public sealed class PeriodPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 14, 20, 30, TimeSpan.Zero);

    private static readonly HistoryMarks Marks = new(
        At(3, 4, 14),
        At(3, 4),
        At(3, 1),
        At(1, 1),
        MinutesFrom: At(2, 2),
        HoursFrom: new(2025, 2, 4, 0, 0, 0, TimeSpan.Zero)
    );

    [Fact]
    public void Plan_LongPeriod_IsMonthsWithFinerEdges()
    {
        var plan = PeriodPlan.Of(At(2, 10, 7, 59), At(3, 4, 14, 21), RollupResolution.Month, Marks);

        Assert.Equal(
            [
                new(null, At(2, 10, 7, 59), At(2, 10, 8)),
                new(RollupResolution.Hour, At(2, 10, 8), At(2, 11)),
                new(RollupResolution.Day, At(2, 11), At(3, 4)),
                new(RollupResolution.Hour, At(3, 4), At(3, 4, 14)),
                new(null, At(3, 4, 14), At(3, 4, 14, 21)),
            ],
            plan
        );
    }

    [Fact]
    public void Plan_Years_AreTakenWhole()
    {
        var plan = PeriodPlan.Of(new(2021, 11, 1, 0, 0, 0, TimeSpan.Zero), At(3, 1), RollupResolution.Year, Marks);

        Assert.Equal(
            [
                new(
                    RollupResolution.Month,
                    new(2021, 11, 1, 0, 0, 0, TimeSpan.Zero),
                    new(2022, 1, 1, 0, 0, 0, TimeSpan.Zero)
                ),
                new(RollupResolution.Year, new(2022, 1, 1, 0, 0, 0, TimeSpan.Zero), At(1, 1)),
                new(RollupResolution.Month, At(1, 1), At(3, 1)),
            ],
            plan
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(null)]
    public void Plan_AnyPeriod_HasNeitherGapNorOverlapAndKeepsToTheMarks(int? coarsest)
    {
        var dice = new Random(4);
        for (var round = 0; round < 2_000; round++)
        {
            var from = At(1, 1).AddMinutes(dice.Next(60 * 24 * 62));
            var to = from.AddMinutes(dice.Next(1, 60 * 24 * 40));
            var plan = PeriodPlan.Of(from, to, (RollupResolution?)coarsest, Marks);
            Assert.Equal((from, to), (plan[0].From, plan[^1].To));
            Assert.All(plan.Zip(plan.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
            Assert.All(plan, part =>
                Assert.True(
                    part.From < part.To
                        && (
                            part.Resolution is not { } sums
                            || (
                                sums <= (RollupResolution)coarsest!
                                && part.To <= Marks.To(sums)
                                && RollupCalendar.StartOf(sums, part.From) == part.From
                                && RollupCalendar.StartOf(sums, part.To) == part.To
                            )
                        )
                )
            );
        }
    }

    [Theory]
    [InlineData("2026-03-04T14:00", "2026-03-04T14:10", "2026-03-04T14:00", "2026-03-04T14:10", BucketSize.Minute)]
    [InlineData(
        "2026-03-04T14:00:40",
        "2026-03-04T14:00:50",
        "2026-03-04T14:00",
        "2026-03-04T14:01",
        BucketSize.Minute
    )] // both inside one minute
    [InlineData("2026-03-04T13:20", "2027-01-01T00:00", "2026-03-04T13:20", "2026-03-04T14:21", BucketSize.Minute)] // the future is not counted
    [InlineData("2026-03-04T04:00", "2026-03-04T14:20", "2026-03-04T04:00", "2026-03-04T14:20", BucketSize.FiveMinutes)]
    [InlineData("2026-02-25T14:20", "2026-03-04T14:20", "2026-02-25T14:20", "2026-03-04T14:20", BucketSize.Hour)]
    [InlineData("2026-02-02T14:20", "2026-03-04T14:20", "2026-02-02T14:20", "2026-03-04T14:20", BucketSize.Day)]
    [InlineData("2021-03-04T14:20", "2026-03-04T14:20", "2021-03-04T00:00", "2026-03-04T14:20", BucketSize.Month)]
    [InlineData("2026-01-05T14:20", "2026-01-05T14:40", "2026-01-05T14:00", "2026-01-05T15:00", BucketSize.Hour)] // its minutes are gone
    [InlineData("2024-01-05T14:20", "2024-01-05T14:40", "2024-01-05T00:00", "2024-01-06T00:00", BucketSize.Day)] // its hours are, too
    [InlineData("2026-02-01T23:10", "2026-02-02T00:10", "2026-02-01T23:00", "2026-02-02T00:10", BucketSize.Hour)] // ends where minutes begin
    public void Frame_Period_IsWhatCanBeAnswered(
        string from,
        string to,
        string expectedFrom,
        string expectedTo,
        BucketSize size
    ) =>
        Assert.Equal(
            new PeriodFrame(Utc(expectedFrom), Utc(expectedTo), size),
            PeriodFrame.Of(Utc(from), Utc(to), Now, Marks)
        );

    [Theory]
    [InlineData("2026-03-04T14:10", "2026-03-04T14:00")] // the wrong way round
    [InlineData("2026-03-04T14:10", "2026-03-04T14:10")]
    [InlineData("2026-03-05T14:10", "2026-03-06T14:10")] // tomorrow
    public void Frame_NothingCanHaveHappened_IsEmpty(string from, string to) =>
        Assert.True(PeriodFrame.Of(Utc(from), Utc(to), Now, Marks).IsEmpty);

    [Fact]
    public void Frame_AllTimes_IsCutToSomeYears()
    {
        var frame = PeriodFrame.Of(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Now, Marks);

        Assert.InRange(Buckets.Of(frame.Size, frame.From, frame.To).Count, 190, 200);
    }

    [Fact]
    public void Buckets_AnyPeriod_AreFewAndCoverIt()
    {
        for (var minutes = 1; minutes < 60 * 24 * 365 * 6; minutes += 1 + (minutes / 20))
        {
            var frame = PeriodFrame.Of(Now.AddMinutes(-minutes), Now, Now, HistoryMarks.None);
            var buckets = Buckets.Of(frame.Size, frame.From, frame.To);
            Assert.InRange(buckets.Count, 1, 202);
            Assert.Equal((frame.From, frame.To), (buckets[0].Start, buckets[^1].End));
            Assert.All(buckets.Zip(buckets.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        }
    }

    private static DateTimeOffset At(int month, int day, int hour = 0, int minute = 0) =>
        new(2026, month, day, hour, minute, 0, TimeSpan.Zero);

    private static DateTimeOffset Utc(string text) =>
        DateTimeOffset.Parse(text + "Z", System.Globalization.CultureInfo.InvariantCulture);
}
