using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Core.Throttling.Refusals;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Throttling.Refusals;

/// <summary>Refusals are classified, and joined to episodes, by the rules of throttling.</summary>
public sealed class RefusalCourseTests
{
    private static readonly ClassificationOptions Options = new();
    private static readonly TimeSpan Gap = TimeSpan.FromMinutes(5);
    private static readonly DateTimeOffset Now = Samples.Now.AddSeconds(30);

    [Fact]
    public void Assess_NothingRefusedInTheWindow_IsNull() =>
        Assert.Null(RefusalCourse.Assess([At(-90, 10)], Now, Options, Gap));

    [Fact]
    public void Assess_AFewRefusedOnce_IsTransientAndOver()
    {
        var course = Assess(At(-20, 3));

        Assert.Equal(
            (ThrottlingClass.Transient, ThrottlingRule.ShortAndShallow, false, 1),
            (course.Class, course.Rule, course.GoesOn, course.ThrottledMinutes)
        );
        Assert.Equal(Samples.Now.AddMinutes(-20), course.LastThrottledMinute);
    }

    [Fact]
    public void Assess_ManyInAMinute_IsASpikeOverTheLimitOfThatMinute()
    {
        var course = Assess(At(-10, 2, 100), At(-9, 11, 100));

        Assert.Equal(
            (ThrottlingClass.Spike, ThrottlingRule.DeepQueue, 11, 100, 11),
            (course.Class, course.Rule, course.PeakQueued, course.LimitAtPeak, course.SpikeQueue)
        );
    }

    [Fact]
    public void Assess_MostOfTheWindow_IsSteady()
    {
        var course = Assess([.. Enumerable.Range(-59, 30).Select(minute => At(minute, 1))]);

        Assert.Equal(
            (ThrottlingClass.Steady, ThrottlingRule.MostOfTheWindow, 30),
            (course.Class, course.Rule, course.ThrottledMinutes)
        );
    }

    [Fact]
    public void Assess_GoesOnForLong_IsSteadySinceTheBeginningBeforeTheWindow()
    {
        // Every fourth minute: pauses of three minutes belong to the episode, those of five end it.
        var course = Assess([At(-70, 1), .. Enumerable.Range(0, 16).Select(step => At(-60 + (4 * step), 1))]);

        Assert.Equal((ThrottlingClass.Steady, ThrottlingRule.LongEpisode), (course.Class, course.Rule));
        Assert.Equal(Samples.Now.AddMinutes(-60), course.Since);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, true)]
    [InlineData(-2, false)]
    public void GoesOn_LastRefusalInThisMinuteOrTheOneBefore(int minute, bool goesOn) =>
        Assert.Equal(goesOn, RefusalCourse.GoesOn(Samples.Now.AddMinutes(minute), Now));

    [Fact]
    public void Episodes_PausesOfFiveMinutesEndThem_NewestFirst()
    {
        var episodes = RefusalCourse.Episodes(
            [At(-40, 2), At(-36, 4), At(-30, 1, 110), At(0, 7)],
            Samples.Now.AddMinutes(-38),
            Now,
            Now,
            Gap,
            Options
        );

        Assert.Equal(
            [
                (Samples.Now, Now, true, false, 7L),
                (Samples.Now.AddMinutes(-30), Samples.Now.AddMinutes(-29), false, false, 1L),
                (Samples.Now.AddMinutes(-36), Samples.Now.AddMinutes(-35), false, true, 4L),
            ],
            episodes.Select(one => (one.Start, one.End, one.GoesOn, one.BeganBefore, one.Throttled))
        );
        Assert.Equal(110, episodes[1].LowestLimit);
    }

    private static ThrottlingAssessment Assess(params RefusalMinute[] minutes) =>
        RefusalCourse.Assess(minutes, Now, Options, Gap)!;

    private static RefusalMinute At(int minute, long refused, int limit = 100) =>
        new(Samples.Now.AddMinutes(minute), refused, limit);
}
