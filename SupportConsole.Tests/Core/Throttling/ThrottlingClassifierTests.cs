using FsCheck;
using FsCheck.Fluent;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Throttling.Classification;

namespace SupportConsole.Tests.Core.Throttling;

public sealed class ThrottlingClassifierTests
{
    private const int Limit = 200;

    private static readonly ClassificationOptions Options = new();
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 14, 0, 30, TimeSpan.Zero);
    private static readonly TimeSpan Gap = TimeSpan.FromMinutes(5);

    [Fact]
    public void Classify_NoHistory_IsNotThrottled()
    {
        var assessment = Classify([]);

        Assert.Equal((ThrottlingClass.NotThrottled, ThrottlingRule.NothingWaited), (assessment.Class, assessment.Rule));
        Assert.Equal((0, 0, Limit), (assessment.ThrottledMinutes, assessment.PeakQueued, assessment.LimitAtPeak));
        Assert.Null(assessment.Since);
    }

    [Theory]
    [InlineData(3, 4, ThrottlingClass.Transient, ThrottlingRule.ShortAndShallow)]
    [InlineData(3, 20, ThrottlingClass.Transient, ThrottlingRule.ShortAndShallow)] // a tenth of the limit
    [InlineData(3, 21, ThrottlingClass.Spike, ThrottlingRule.DeepQueue)]
    [InlineData(29, 20, ThrottlingClass.Transient, ThrottlingRule.ShortAndShallow)]
    [InlineData(30, 1, ThrottlingClass.Steady, ThrottlingRule.MostOfTheWindow)]
    [InlineData(30, 900, ThrottlingClass.Steady, ThrottlingRule.MostOfTheWindow)]
    public void Classify_SpellThatIsOver_GoesByItsLengthAndDepth(
        int minutes,
        int queued,
        ThrottlingClass expected,
        ThrottlingRule rule
    )
    {
        var assessment = Classify([Row(-50, queued, queued), Row(-50 + minutes - 1, queued, 0)]);

        Assert.Equal(
            (expected, rule, minutes, queued),
            (assessment.Class, assessment.Rule, assessment.ThrottledMinutes, assessment.PeakQueued)
        );
        Assert.False(assessment.GoesOn);
    }

    [Theory]
    [InlineData(14, ThrottlingClass.Transient)]
    [InlineData(15, ThrottlingClass.Steady)]
    public void Classify_SpellThatGoesOn_IsSteadyFromItsFifteenthMinuteOn(int minutes, ThrottlingClass expected)
    {
        var since = Now.AddMinutes(-minutes);

        var assessment = ThrottlingClassifier.Classify([Row(-minutes, 3, 3)], Now, Limit, since, Options, Gap);

        Assert.Equal(
            (expected, since, TimeSpan.FromMinutes(minutes)),
            (assessment.Class, assessment.Since, assessment.Lasting)
        );
    }

    [Fact]
    public void Classify_PauseShorterThanTheGap_BelongsToTheEpisode()
    {
        var assessment = ThrottlingClassifier.Classify(
            [Row(-16, 3, 0), Row(-12, 3, 3)],
            Now,
            Limit,
            Now.AddMinutes(-12),
            Options,
            Gap
        );

        Assert.Equal((ThrottlingClass.Steady, ThrottlingRule.LongEpisode), (assessment.Class, assessment.Rule));
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 13, 44, 0, TimeSpan.Zero), assessment.Since);
    }

    /// <summary>
    /// A queue from before the window is as deep as it was left, and the pause before it tells nothing.
    /// </summary>
    [Fact]
    public void Classify_QueueFromBeforeTheWindow_CountsEachMinute()
    {
        var assessment = ThrottlingClassifier.Classify(
            [Row(-300, 40, 12)],
            Now,
            Limit,
            Now.AddMinutes(-300),
            Options,
            Gap
        );

        Assert.Equal(
            (ThrottlingClass.Steady, 60, 12),
            (assessment.Class, assessment.ThrottledMinutes, assessment.PeakQueued)
        );
        Assert.Equal(TimeSpan.FromMinutes(300), assessment.Lasting);
    }

    [Fact]
    public void Classify_LimitRaisedInTheMinuteOfThePeak_SaysTheLimitThatMadeThemWait()
    {
        var assessment = Classify([Row(-10, 0, 0), Row(-9, 212, 0, limit: 400)]);

        Assert.Equal((212, 200), (assessment.PeakQueued, assessment.LimitAtPeak));
    }

    /// <summary>
    /// Right after a raise that started everything, the page still said that the demand was over the limit for good.
    /// </summary>
    [Theory]
    [InlineData(-3, 212, 212, 0, true)]
    [InlineData(-3, 450, 400, 50, false)]
    [InlineData(-3, 400, 400, 0, true)]
    [InlineData(0, 212, 212, 0, true)]
    public void LimitChanged_Raise_SaysWhetherTheDemandSinceFits(int at, int demand, int running, int queued, bool fits)
    {
        var assessment = Classify(
            [Row(-40, 12, 12), Row(at, 12, queued, limit: 400) with { PeakDemand = 900, EndRunning = running }],
            limit: 400
        );

        Assert.Equal(new EffectiveLimitChange(At(at), Limit, 400, At(at), demand, fits), assessment.LimitChanged);
        Assert.Equal(ThrottlingClass.Steady, assessment.Class);
    }

    [Fact]
    public void LimitChanged_LongerAgoThanTheGap_GoesByTheLastMinutes()
    {
        ThrottleMinute[] rows =
        [
            Row(-40, 12, 12),
            Row(-30, 12, 50, limit: 400) with
            {
                PeakDemand = 450,
                EndRunning = 400,
            },
            Row(-5, 50, 0, limit: 400) with
            {
                PeakDemand = 450,
                EndRunning = 300,
            },
        ];
        var calm = Classify(rows, limit: 400).LimitChanged;
        var busy = Classify(
            [.. rows, Row(-4, 0, 0, limit: 400) with { PeakDemand = 401, EndRunning = 1 }],
            limit: 400
        ).LimitChanged;

        Assert.Equal((At(-30), Now.AddMinutes(-5), 300, true), (calm!.At, calm.DemandFrom, calm.PeakDemand, calm.Fits));
        Assert.Equal((401, false), (busy!.PeakDemand, busy.Fits));
    }

    [Fact]
    public void LimitChanged_Cut_SaysThatTheDemandIsOverIt()
    {
        var change = Classify(
            [Row(-40, 0, 0), Row(-2, 80, 80, limit: 100) with { EndRunning = 100 }],
            limit: 100
        ).LimitChanged;

        Assert.Equal((false, 180, false), (change!.IsRaise, change.PeakDemand, change.Fits));
    }

    [Fact]
    public void LimitChanged_StoodAllTheWhileOrIsNewerThanTheRows_IsNull()
    {
        Assert.Null(Classify([]).LimitChanged);
        Assert.Null(Classify([Row(-40, 12, 12), Row(-10, 12, 0)]).LimitChanged);
        Assert.Null(Classify([Row(-90, 12, 12, limit: 100), Row(-70, 12, 0)]).LimitChanged);
        Assert.Null(Classify([Row(-40, 12, 12)], limit: 400).LimitChanged);
        Assert.Null(Classify([Row(-40, 12, 12)]).LimitChanged);
    }

    [Theory]
    [InlineData(5, 5)] // of a limit of five, a tenth is nothing
    [InlineData(200, 21)]
    [InlineData(205, 21)]
    [InlineData(1_000_000, 100_001)]
    public void SpikeQueue_OfALimit_IsMoreThanATenthAndNeverTiny(int limit, int expected) =>
        Assert.Equal(expected, Options.SpikeQueue(limit));

    [Fact]
    public void AnyHistory_HasExactlyOneClass_AndTheFiguresSayWhichRule()
    {
        var rows =
            from skip in Gen.Choose(1, 25)
            from peak in Gen.Frequency((3, Gen.Constant(0)), (3, Gen.Choose(1, 20)), (1, Gen.Choose(20, 300)))
            from stays in Gen.Choose(0, 2)
            select (skip, peak, End: stays == 0 ? peak : 0);

        // A failure prints its seed and the shortest history.
        Prop.ForAll(rows.ArrayOf().ToArbitrary(), IsOneOf)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(20));
    }

    private static bool IsOneOf((int Skip, int Peak, int End)[] steps)
    {
        var rows = new List<ThrottleMinute>();
        var at = -Math.Min(100, steps.Sum(step => step.Skip));
        foreach (var (skip, peak, end) in steps.TakeWhile(_ => at <= 0))
        {
            // What a minute begins with belongs to its peak.
            rows.Add(Row(at, Math.Max(peak, rows.LastOrDefault()?.EndQueued ?? 0), end));
            at += skip;
        }

        var assessment = Classify(rows);
        var naive = Enumerable.Range(-59, 60).Select(minute => QueuedIn(rows, minute)).ToList();
        var throttled = naive.Count(queued => queued > 0);
        Assert.Equal((throttled, naive.Max()), (assessment.ThrottledMinutes, assessment.PeakQueued));
        Assert.Equal(rows.Count > 0 && rows[^1].EndQueued > 0, assessment.GoesOn);

        bool[] holds =
        [
            throttled == 0,
            throttled >= 30,
            throttled is > 0 and < 30 && assessment.Lasting >= TimeSpan.FromMinutes(15),
            throttled is > 0 and < 30 && !(assessment.Lasting >= TimeSpan.FromMinutes(15)) && naive.Max() > 20,
            throttled is > 0 and < 30 && !(assessment.Lasting >= TimeSpan.FromMinutes(15)) && naive.Max() <= 20,
        ];
        Assert.Single(holds, hold => hold);
        Assert.True(holds[(int)assessment.Rule], $"{assessment}");
        Assert.Equal(
            assessment.Rule switch
            {
                ThrottlingRule.NothingWaited => ThrottlingClass.NotThrottled,
                ThrottlingRule.MostOfTheWindow or ThrottlingRule.LongEpisode => ThrottlingClass.Steady,
                ThrottlingRule.DeepQueue => ThrottlingClass.Spike,
                _ => ThrottlingClass.Transient,
            },
            assessment.Class
        );
        return true;
    }

    /// <summary>The most that waited in a minute, from its row or, without one, from the row before.</summary>
    private static int QueuedIn(List<ThrottleMinute> rows, int minute) =>
        rows.LastOrDefault(row => row.Minute <= At(minute)) is not { } last ? 0
        : last.Minute == At(minute) ? last.PeakQueued
        : last.EndQueued;

    private static ThrottlingAssessment Classify(IReadOnlyList<ThrottleMinute> rows, int limit = Limit) =>
        ThrottlingClassifier.Classify(rows, Now, limit, throttledSince: null, Options, Gap);

    private static DateTimeOffset At(int minute) =>
        new DateTimeOffset(2026, 3, 4, 14, 0, 0, TimeSpan.Zero).AddMinutes(minute);

    private static ThrottleMinute Row(int minute, int peak, int end, int limit = Limit) =>
        new()
        {
            AccountId = "10482",
            Minute = At(minute),
            PeakQueued = peak,
            EndQueued = end,
            EndLimit = limit,
        };
}
