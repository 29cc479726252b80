using SupportConsole.Core.Alerts;
using SupportConsole.Core.Limits.Minutes;

namespace SupportConsole.Tests.Core.Alerts;

public sealed class OverLimitPeriodTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly AlertOptions Options = new();

    [Theory]
    [InlineData(109, 100, false)]
    [InlineData(110, 100, true)]
    [InlineData(5, 5, false)]
    [InlineData(6, 5, true)]
    [InlineData(2, 1, true)]
    [InlineData(1, 1, false)]
    [InlineData(1, 0, true)]
    [InlineData(2_000_000_000, 1_900_000_000, false)]
    public void IsOver_DemandAgainstLimit_IsExactAtTheEdge(int demand, int limit, bool expected) =>
        Assert.Equal(expected, Options.IsOver(demand, limit));

    [Fact]
    public void Since_RowsWithGaps_CarriesTheLastOneOn()
    {
        // Over since the end of 11:40, nothing happened until 11:55.
        ThrottleMinute[] minutes = [Row(-30, 100), Row(-20, 120), Row(-5, 130), Row(0, 140)];

        Assert.Equal(Noon.AddMinutes(-19), OverLimitPeriod.Since(minutes, Noon.AddSeconds(30), Options));
    }

    [Fact]
    public void Since_UnderNow_IsNull() =>
        Assert.Null(OverLimitPeriod.Since([Row(-30, 120), Row(0, 100)], Noon, Options));

    [Fact]
    public void Since_OneMinuteUnderInBetween_BeginsAnew() =>
        Assert.Equal(
            Noon.AddMinutes(-2),
            OverLimitPeriod.Since([Row(-30, 120), Row(-9, 100), Row(-3, 120), Row(0, 120)], Noon.AddSeconds(1), Options)
        );

    [Fact]
    public void Since_LimitMovedMeanwhile_CountsTheLimitOfEachMinute() =>
        Assert.Equal(
            Noon.AddMinutes(-4),
            OverLimitPeriod.Since(
                [Row(-20, 150, limit: 200), Row(-5, 150, limit: 100), Row(0, 150, limit: 100)],
                Noon.AddSeconds(1),
                Options
            )
        );

    [Fact]
    public void Since_MinuteInProgress_BeginsNow() =>
        Assert.Equal(Noon.AddSeconds(5), OverLimitPeriod.Since([Row(0, 120)], Noon.AddSeconds(5), Options));

    [Theory]
    [InlineData(120, 100, false)]
    [InlineData(100, 120, false)]
    [InlineData(100, 100, true)]
    public void HasEnded_NowAndAtTheMinutesEnd_MustBothBeUnder(int lastWhole, int now, bool expected) =>
        Assert.Equal(
            expected,
            OverLimitPeriod.HasEnded([Row(-10, 150), Row(-1, lastWhole), Row(0, now)], Noon.AddSeconds(20), Options)
        );

    private static ThrottleMinute Row(int minute, int demand, int limit = 100) =>
        new()
        {
            AccountId = "acme",
            Minute = Noon.AddMinutes(minute),
            EndRunning = Math.Min(demand, limit),
            EndQueued = Math.Max(0, demand - limit),
            EndLimit = limit,
            PeakDemand = demand,
        };
}
