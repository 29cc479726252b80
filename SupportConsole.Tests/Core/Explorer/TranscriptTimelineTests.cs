using SupportConsole.Core.Explorer;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Fakes;
using static SupportConsole.Core.Explorer.TranscriptEventKind;

namespace SupportConsole.Tests.Core.Explorer;

/// <summary>A transcript's course says what is stored, and where nothing is, that.</summary>
public sealed class TranscriptTimelineTests
{
    private static readonly DateTimeOffset Start = Samples.Now;

    private static readonly Transcript Submitted = new()
    {
        Id = "one",
        AccountId = "acme",
        ProjectId = "default",
        Model = "universal",
        Sequence = 1,
        Status = TranscriptStatus.Queued,
        Throttle = Throttle.Waiting,
        SubmittedAt = Start,
    };

    private static readonly Transcript Completed = Submitted with
    {
        Status = TranscriptStatus.Completed,
        Throttle = Throttle.Waited,
        StartedAt = Start.AddSeconds(10),
        LeaseOwner = "w-2",
        LeasedAt = Start.AddSeconds(11),
        Heartbeats = 3,
        FinishedAt = Start.AddSeconds(60),
    };

    [Fact]
    public void Of_Waiting_WaitsWithoutAnEnd() =>
        Assert.Equal(
            [new(TranscriptEventKind.Submitted, Start), new(Waited, Start)],
            TranscriptTimeline.Of(Submitted, [])
        );

    [Fact]
    public void Of_Completed_HasWaitStartLeaseAndEnd() =>
        Assert.Equal(
            [
                new(TranscriptEventKind.Submitted, Start),
                new(Waited, Start) { Until = Start.AddSeconds(10) },
                new(Started, Start.AddSeconds(10)),
                new(Leased, Start.AddSeconds(11))
                {
                    Until = Start.AddSeconds(60),
                    Worker = "w-2",
                    Attempt = 1,
                    Heartbeats = 3,
                },
                new(TranscriptEventKind.Completed, Start.AddSeconds(60)),
            ],
            TranscriptTimeline.Of(Completed, [])
        );

    [Fact]
    public void Of_OneThatLostLeases_HasEachAndSaysWhichIsNotRecorded()
    {
        var events = TranscriptTimeline.Of(Completed with { Attempts = 2 }, [Lost(2)]);

        Assert.Equal(
            [
                TranscriptEventKind.Submitted,
                LeaseNotRecorded,
                LeaseExpired,
                Started,
                Leased,
                TranscriptEventKind.Completed,
            ],
            events.Select(step => step.Kind)
        );
        Assert.Equal(("w-lost", 2, 4), (events[2].Worker, events[2].Attempt, events[2].Heartbeats));
        Assert.Equal(3, events[4].Attempt);
    }

    [Fact]
    public void Of_OneGivenUp_EndsWithTheLeaseThatRanOut()
    {
        var events = TranscriptTimeline.Of(
            Completed with
            {
                Status = TranscriptStatus.Error,
                Attempts = 1,
                Error = LimitTexts.TooManyAttempts(1),
            },
            [Lost(1)]
        );

        Assert.Equal([TranscriptEventKind.Submitted, LeaseExpired, Failed], events.Select(step => step.Kind));
    }

    [Fact]
    public void Of_OneInLineAgain_WaitsFromTheEndOfItsLease()
    {
        var events = TranscriptTimeline.Of(Submitted with { Attempts = 1 }, [Lost(1)]);

        Assert.Equal([TranscriptEventKind.Submitted, LeaseExpired, Waited], events.Select(step => step.Kind));
        Assert.Equal((events[1].Until, null), (events[2].At, events[2].Until));
    }

    /// <summary>A row that an earlier release leased holds the time of a lease before.</summary>
    [Fact]
    public void Of_LeaseOfAnEarlierRelease_HasNoTime() =>
        Assert.Null(
            Assert
                .Single(TranscriptTimeline.Of(Completed with { LeasedAt = Start.AddSeconds(5) }, []), step =>
                    step.Kind == Leased
                )
                .At
        );

    [Fact]
    public void Of_LeaseByAClockThatIsALittleBehind_HasItsTime() =>
        Assert.Equal(
            Start.AddSeconds(9),
            Assert
                .Single(TranscriptTimeline.Of(Completed with { LeasedAt = Start.AddSeconds(9) }, []), step =>
                    step.Kind == Leased
                )
                .At
        );

    [Fact]
    public void Of_OneThatEndedInLine_WaitedUntilItsEnd()
    {
        var events = TranscriptTimeline.Of(
            Submitted with
            {
                Status = TranscriptStatus.Error,
                FinishedAt = Start.AddSeconds(5),
                Error = "Canceled by request",
            },
            []
        );

        Assert.Equal([TranscriptEventKind.Submitted, Waited, Failed], events.Select(step => step.Kind));
        Assert.Equal(Start.AddSeconds(5), events[1].Until);
    }

    private static TranscriptLease Lost(int attempt) =>
        new()
        {
            TranscriptId = "one",
            Attempt = attempt,
            AccountId = "acme",
            Worker = "w-lost",
            LeasedAt = Start.AddSeconds(1),
            EndedAt = Start.AddSeconds(5),
            Heartbeats = 4,
        };
}
