using FsCheck;
using FsCheck.Fluent;
using SupportConsole.Core.Throttling.WhatIf;

namespace SupportConsole.Tests.Core.Throttling.WhatIf;

/// <summary>The what-if engine by example, and against a model that lives every event.</summary>
public sealed class DemandReplayTests
{
    private const long Second = 1_000;
    private const long From = 600 * Second;
    private const long To = 3_600 * Second;

    /// <summary>Lines of transcripts at times and of durations that often coincide.</summary>
    private static readonly Gen<(long Submitted, long Duration)[]> Lines = (
        from at in Gen.Choose(0, 190)
        from length in Gen.Frequency((4, Gen.Choose(1, 12)), (1, Gen.Choose(12, 60)))
        select (at * 20 * Second, length * 20 * Second)
    ).ArrayOf();

    [Fact]
    public void At_OneSlotAndThreeAtOnce_RunsThemOneAfterTheOther()
    {
        // Submitted together at minute 20, a minute each; really all ran at once.
        var demand = Enumerable
            .Range(0, 3)
            .Select(_ => new Demand(1_200 * Second, 1_200 * Second, 1_260 * Second))
            .ToArray();
        var replay = new DemandReplay(demand, 3, From, To);

        var (recorded, one) = (replay.Recorded(), replay.At(1));

        Assert.Equal(
            (0, 0L, 3, TimeSpan.Zero),
            (recorded.ThrottledMinutes, recorded.ThrottledTranscripts, recorded.PeakRunning, recorded.LongestWait)
        );
        Assert.Equal(
            (2, 2L, 1, TimeSpan.FromMinutes(2)),
            (one.ThrottledMinutes, one.ThrottledTranscripts, one.PeakRunning, one.LongestWait)
        );
        Assert.Equal(
            (TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(2), 0L),
            (one.TotalWait, one.P95Wait, one.WaitingAtEnd)
        );
    }

    [Fact]
    public void At_MoreThanTheLimitRunsAlready_DrainsToItFirst()
    {
        Demand[] demand =
        [
            new(0, 0, From + (10 * Second)),
            new(0, 0, From + (20 * Second)),
            new(From, From, From + Second),
        ];

        var figures = new DemandReplay(demand, 3, From, To).At(1);

        Assert.Equal((TimeSpan.FromSeconds(20), 2), (figures.LongestWait, figures.PeakRunning));
    }

    [Fact]
    public void At_WhatHasNotFinished_LastsAsLongAsTheOthersDo()
    {
        Demand[] demand =
        [
            new(From, From, From + (90 * Second)),
            new(To - Second, To - Second, Demand.Never),
            new(To - Second, Demand.Never, Demand.Never),
        ];
        var replay = new DemandReplay(demand, 3, From, To);

        Assert.Equal((90 * Second, 2), (replay.MeanDuration, replay.Unfinished));
        Assert.Equal(1, replay.At(1).WaitingAtEnd);
        Assert.Equal(0, replay.At(2).WaitingAtEnd);
    }

    [Fact]
    public void Recorded_StartsOutOfLine_AreThoseOfLostWorkers()
    {
        Demand[] demand =
        [
            new(From, From + (50 * Second), From + (60 * Second)),
            new(From + Second, From + Second, From + (2 * Second)),
        ];

        var figures = new DemandReplay(demand, 2, From, To).Recorded();

        Assert.Equal(
            (1L, TimeSpan.FromSeconds(50), 1),
            (figures.ThrottledTranscripts, figures.LongestWait, figures.PeakRunning)
        );
    }

    [Fact]
    public void At_Cancelled_StopsAndSaysSo()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var replay = new DemandReplay([new(From, From, From + 1)], 1, From, To);

        Assert.Throws<OperationCanceledException>(() => replay.At(1, null, stop.Token));
        Assert.Throws<OperationCanceledException>(() => replay.Recorded(stop.Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => replay.At(0));
    }

    [Fact]
    public void AtTheLimitThatWasInForce_IsWhatHappened() =>
        Check(
            (line, limit) =>
            {
                var record = NaiveReplay.Record(NaiveReplay.Live(line, limit), From, To);
                var replay = Replay(record);
                var recorded = replay.Recorded();

                Assert.Equal(NaiveReplay.Recorded(record, From, To), recorded);
                Assert.Equal(recorded, replay.At(limit));
            }
        );

    [Fact]
    public void AtAnotherLimit_IsWhatTheModelLives() =>
        Check(
            (line, limit) =>
            {
                var record = NaiveReplay.Record(NaiveReplay.Live(line, 4), From, To);

                Assert.Equal(NaiveReplay.At(record, limit, From, To), Replay(record).At(limit));
            }
        );

    [Fact]
    public void AtALowerLimit_NothingWaitsLess_AndAtAHighOneNothingWaits() =>
        Check(
            (line, limit) =>
            {
                var replay = Replay(NaiveReplay.Record(NaiveReplay.Live(line, limit), From, To));
                var figures = Enumerable.Range(1, 6).Append(line.Length + 1).Select(at => replay.At(at)).ToList();

                foreach (var (lower, higher) in figures.Zip(figures.Skip(1)))
                {
                    Assert.True(
                        lower.TotalWait >= higher.TotalWait,
                        $"{lower.TotalWait} at the lower limit, {higher.TotalWait} at the higher"
                    );
                    Assert.True(
                        lower.LongestWait >= higher.LongestWait
                            && lower.P95Wait >= higher.P95Wait
                            && lower.WaitingAtEnd >= higher.WaitingAtEnd
                    );
                }

                Assert.Equal(
                    (0, 0L, TimeSpan.Zero, 0L),
                    (
                        figures[^1].ThrottledMinutes,
                        figures[^1].ThrottledTranscripts,
                        figures[^1].LongestWait,
                        figures[^1].WaitingAtEnd
                    )
                );
            }
        );

    private static DemandReplay Replay(List<Demand> record) => new([.. record], record.Count, From, To);

    /// <summary>A failure prints its seed and the shortest line.</summary>
    private static void Check(Action<(long Submitted, long Duration)[], int> holds)
    {
        var cases = from line in Lines from limit in Gen.Choose(1, 6) select (line, limit);
        Prop.ForAll(cases.ToArbitrary(), one =>
            {
                holds([.. one.line.OrderBy(transcript => transcript.Submitted)], one.limit);
                return true;
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(70));
    }
}
