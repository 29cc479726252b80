using SupportConsole.Components.Throttling;
using SupportConsole.Core.Limits.Minutes;

namespace SupportConsole.Tests.Components.Throttling;

public sealed class StepSeriesTests
{
    private static readonly DateTimeOffset From = new(2026, 3, 4, 13, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = From.AddHours(1);

    [Fact]
    public void Of_NoMinutes_IsEmpty() => Assert.Empty(StepSeries.Of([], From, To));

    [Fact]
    public void Of_GapBetweenMinutes_StandsAsTheFirstEnded()
    {
        var steps = StepSeries.Of([Minute(0, peak: 210, end: 190), Minute(10, peak: 150, end: 140)], From, To);

        Assert.Equal([(0, 1, 200, 10), (1, 10, 190, 0), (10, 11, 150, 0), (11, 60, 140, 0)], steps.Select(InMinutes));
    }

    [Fact]
    public void Of_RowBeforeThePeriod_ShowsHowItStoodAtTheStart()
    {
        var steps = StepSeries.Of([Minute(-30, peak: 90, end: 80)], From, To);

        Assert.Equal([(0, 60, 80, 0)], steps.Select(InMinutes));
    }

    [Fact]
    public void Of_MinuteNotOver_EndsNow()
    {
        var steps = StepSeries.Of([Minute(0, peak: 10, end: 10)], From, From.AddSeconds(20));

        Assert.Equal(From.AddSeconds(20), Assert.Single(steps).To);
    }

    private static (int From, int To, int Running, int Queued) InMinutes(Step step) =>
        ((int)(step.From - From).TotalMinutes, (int)(step.To - From).TotalMinutes, step.Running, step.Queued);

    private static ThrottleMinute Minute(int at, int peak, int end) =>
        new()
        {
            AccountId = "10482",
            Minute = From.AddMinutes(at),
            PeakRunning = Math.Min(200, peak),
            PeakDemand = peak,
            EndRunning = Math.Min(200, end),
            EndQueued = Math.Max(0, end - 200),
            EndLimit = 200,
        };
}
