using SupportConsole.Core.Replies;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Replies;

public sealed class ReplyTextsTests
{
    private static readonly ReplyFigures Throttled = new(
        "10482",
        200,
        200,
        1_212,
        1_412,
        11.6m,
        1_500,
        ThrottlingClass.Transient
    )
    {
        Since = Samples.Now.AddMinutes(-41),
        ExpectedWait = TimeSpan.FromMinutes(104),
    };

    private static readonly ReplyFigures Quiet = new("10482", 200, 3, 0, 5, 2, 0, ThrottlingClass.NotThrottled);

    [Theory]
    [InlineData(ThrottlingClass.Transient, ReplyKind.Transient)]
    [InlineData(ThrottlingClass.Spike, ReplyKind.Transient)]
    [InlineData(ThrottlingClass.Steady, ReplyKind.Steady)]
    public void Fitting_OfAClass_ComesFirst(ThrottlingClass of, ReplyKind expected) =>
        Assert.Equal(expected, ReplyTexts.All(Throttled with { Class = of })[0].Kind);

    [Fact]
    public void Fitting_WhatIsBeingDone_CountsBeforeWhatWasSeen()
    {
        Assert.Equal(
            ReplyKind.WaitingForEngineering,
            ReplyTexts.Fitting(Throttled with { Class = ThrottlingClass.Steady, AskedLimit = 700 })
        );
        Assert.Equal(
            ReplyKind.SteadyRaised,
            ReplyTexts.Fitting(Throttled with { Raise = new(180, 200, Samples.Now.AddHours(-1)) })
        );
        Assert.Equal(ReplyKind.NotThrottled, ReplyTexts.Fitting(Quiet));
    }

    /// <summary>"Not throttled ... of 0 allowed" was offered for a disabled account.</summary>
    [Fact]
    public void Fitting_OfAStoppedAccount_IsNotAboutItsLimit()
    {
        var disabled = ReplyTexts.All(Quiet with { IsDisabled = true, Limit = 0 });
        Assert.Equal(ReplyKind.Disabled, disabled[0].Kind);
        Assert.Contains("the API refuses everything it sends", disabled[0].Text, StringComparison.Ordinal);
        Assert.All(disabled.Skip(1), reply => Assert.False(reply.MayBeCopied));
        Assert.Null(ReplyTexts.Fitting(Throttled with { IsStoppedByBalance = true, Limit = 1 }));
    }

    /// <summary>"None fits now" stood there for a queue that support itself had paused.</summary>
    [Fact]
    public void Fitting_OfAPausedQueue_SaysThatNothingIsLostAndUntilWhen()
    {
        var paused = Quiet with { IsPaused = true, Limit = 0, Queued = 2, PausedUntil = Samples.Now.AddHours(1) };

        var first = ReplyTexts.All(paused)[0];

        Assert.Equal((ReplyKind.Paused, true), (first.Kind, first.MayBeCopied));
        Assert.Contains("We have paused the queue of your account until", first.Text, StringComparison.Ordinal);
        Assert.Contains("2 transcripts wait now. What you send is accepted", first.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is lost", first.Text, StringComparison.Ordinal);
        Assert.Null(ReplyTexts.Fitting(paused with { IsStoppedByBalance = true }));
    }

    /// <summary>"Nothing is lost" could be copied when part of the paused queue had been cancelled.</summary>
    [Fact]
    public void Fitting_OfAPausedQueueWithCancelled_AsksToSendThemAgain()
    {
        var text = ReplyTexts.All(Quiet with { IsPaused = true, Limit = 0, Queued = 2, Canceled = 3 })[0].Text;

        Assert.Contains("3 transcripts that waited were cancelled in the last hour", text, StringComparison.Ordinal);
        Assert.DoesNotContain("lost", text, StringComparison.Ordinal);
    }

    [Fact]
    public void All_EveryReply_OnceAndFilledIn()
    {
        var replies = ReplyTexts.All(Throttled with { AskedLimit = 700 });

        Assert.Equal(ReplyTexts.ThrottlingKinds.Order(), replies.Select(reply => reply.Kind).Order());
        Assert.All(replies, reply => Assert.DoesNotContain("{", reply.Text, StringComparison.Ordinal));
        Assert.All(replies, reply => Assert.StartsWith("Hello,\n\n", reply.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Transient_WhileWaiting_TellsTheFiguresAndTheWait()
    {
        var text = Text(ReplyKind.Transient, Throttled);

        Assert.Contains("with 1,412 wanted at the peak of the last hour", text, StringComparison.Ordinal);
        Assert.Contains(
            "200 transcripts run and 1,212 wait, since 4 March 2026, 13:19 UTC.",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("in about 1 h 44 min", text, StringComparison.Ordinal);
        Assert.Contains("nothing is lost", text, StringComparison.Ordinal);
    }

    /// <summary>21,995 had been cancelled, and "nothing was lost, you need not send anything again" was ready to copy.</summary>
    [Theory]
    [InlineData(0, ReplyKind.Transient)]
    [InlineData(1_212, ReplyKind.Transient)]
    [InlineData(0, ReplyKind.Steady)]
    [InlineData(0, ReplyKind.SteadyRaised)]
    [InlineData(0, ReplyKind.WaitingForEngineering)]
    public void Cancelled_EveryReply_SaysWhatIsToBeSentAgain(int queued, ReplyKind kind)
    {
        var text = Text(kind, Throttled with { Queued = queued, Canceled = 21_995 });

        Assert.Contains(
            "21,995 transcripts that waited were cancelled in the last hour, and nothing was charged for them: please "
                + "send again those that you still need.",
            text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("lost", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("need not send", text, StringComparison.Ordinal);
    }

    /// <summary>After a downgrade to 5, 30 that waited at 200 were told to have reached the limit of 5.</summary>
    [Fact]
    public void LimitLowered_WhileTheyWaited_IsNotTheOneTheyWaitedFor()
    {
        var text = Text(ReplyKind.Transient, Throttled with { Limit = 5, Queued = 30 });

        Assert.DoesNotContain("reached its limit of 5", text, StringComparison.Ordinal);
        Assert.Contains(
            "That limit has changed since they began to wait, and is 5 now.",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Obstacles_WhatIsNotTrueYet_CannotBeCopied()
    {
        var replies = ReplyTexts.All(Throttled).ToDictionary(reply => reply.Kind, reply => reply.Obstacle);

        Assert.Null(replies[ReplyKind.Transient]);
        Assert.Contains("raise it first", replies[ReplyKind.SteadyRaised], StringComparison.Ordinal);
        Assert.Contains("ask engineering first", replies[ReplyKind.WaitingForEngineering], StringComparison.Ordinal);
        Assert.NotNull(replies[ReplyKind.NotThrottled]);
    }

    [Fact]
    public void NotThrottled_SpeaksOfEngineeringOnlyOnceItWasAsked()
    {
        Assert.DoesNotContain("We have asked", Text(ReplyKind.NotThrottled, Quiet), StringComparison.Ordinal);
        Assert.Contains(
            "We have asked our engineering team",
            Text(ReplyKind.NotThrottled, Quiet with { IsEngineeringAsked = true }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void EngineeringNote_OfAQuietAccount_HasTheFigures()
    {
        var note = ReplyTexts.EngineeringNote(Quiet, Samples.Now);

        Assert.Contains(
            "Account 10482 reports slow transcription, but it is not throttled.",
            note,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "3 running, 0 waiting, limit 200; peak demand in the last hour 5; 2.0 finished a minute; 0 transcripts "
                + "throttled",
            note,
            StringComparison.Ordinal
        );
    }

    private static string Text(ReplyKind kind, ReplyFigures figures) =>
        ReplyTexts.All(figures).Single(reply => reply.Kind == kind).Text;
}
