using SupportConsole.Core.Replies;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Replies;

public sealed class ReplyTextsTests
{
    private static readonly ReplyFigures Throttled = new("10482", 200, 200, 1_212, 1_412, 11.6m, 1_500, ThrottlingClass.Transient)
    {
        Since = Samples.Now.AddMinutes(-41),
        ExpectedWait = TimeSpan.FromMinutes(104),
    };

    private static readonly ReplyFigures Quiet = new("10482", 200, 3, 0, 5, 2, 0, ThrottlingClass.NotThrottled);

    [Theory]
    [InlineData(ThrottlingClass.Transient, ReplyKind.Transient)]
    [InlineData(ThrottlingClass.Spike, ReplyKind.Transient)]
    [InlineData(ThrottlingClass.Steady, ReplyKind.SteadyRaised)]
    public void Fitting_OfAClass_ComesFirst(ThrottlingClass of, ReplyKind expected) =>
        Assert.Equal(expected, ReplyTexts.All(Throttled with { Class = of }, Samples.Now)[0].Kind);

    [Fact]
    public void Fitting_WhatIsBeingDone_CountsBeforeWhatWasSeen()
    {
        Assert.Equal(ReplyKind.WaitingForEngineering, ReplyTexts.Fitting(Throttled with { Class = ThrottlingClass.Steady, AskedLimit = 700 }, Samples.Now));
        Assert.Equal(ReplyKind.SteadyRaised, ReplyTexts.Fitting(Throttled with { LimitSetAt = Samples.Now.AddHours(-1) }, Samples.Now));
        Assert.Equal(ReplyKind.Transient, ReplyTexts.Fitting(Throttled with { LimitSetAt = Samples.Now.AddDays(-2) }, Samples.Now));
        Assert.Equal(ReplyKind.NotThrottled, ReplyTexts.Fitting(Quiet, Samples.Now));
    }

    [Fact]
    public void All_FourReplies_EachOnceAndFilledIn()
    {
        var replies = ReplyTexts.All(Throttled with { AskedLimit = 700 }, Samples.Now);

        Assert.Equal(ReplyTexts.Kinds, replies.Select(reply => reply.Kind).Order());
        Assert.All(replies, reply => Assert.Contains("200", reply.Text, StringComparison.Ordinal));
        Assert.All(replies, reply => Assert.DoesNotContain("{", reply.Text, StringComparison.Ordinal));
        Assert.All(replies, reply => Assert.StartsWith("Hello,\n\n", reply.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Transient_WhileWaiting_TellsTheFiguresAndTheWait()
    {
        var text = Text(ReplyKind.Transient, Throttled);

        Assert.Contains("with 1,412 wanted at the peak of the last hour", text, StringComparison.Ordinal);
        Assert.Contains("200 transcripts run and 1,212 wait, since 4 March 2026, 13:19 UTC.", text, StringComparison.Ordinal);
        Assert.Contains("in about 2 hours", text, StringComparison.Ordinal);
        Assert.Contains("nothing is lost", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Cautions_WhatIsNotTrueYet_IsSaid()
    {
        var replies = ReplyTexts.All(Throttled, Samples.Now).ToDictionary(reply => reply.Kind, reply => reply.Caution);

        Assert.Null(replies[ReplyKind.Transient]);
        Assert.Contains("raise it first", replies[ReplyKind.SteadyRaised], StringComparison.Ordinal);
        Assert.Contains("No escalation", replies[ReplyKind.WaitingForEngineering], StringComparison.Ordinal);
        Assert.NotNull(replies[ReplyKind.NotThrottled]);
    }

    [Fact]
    public void EngineeringNote_OfAQuietAccount_HasTheFigures()
    {
        var note = ReplyTexts.EngineeringNote(Quiet, Samples.Now);

        Assert.Contains("Account 10482 reports slow transcription, but it is not throttled.", note, StringComparison.Ordinal);
        Assert.Contains("3 running, 0 waiting, limit 200; peak demand in the last hour 5; 2.0 finished a minute; 0 transcripts throttled", note, StringComparison.Ordinal);
    }

    private static string Text(ReplyKind kind, ReplyFigures figures) => ReplyTexts.All(figures, Samples.Now).Single(reply => reply.Kind == kind).Text;
}
