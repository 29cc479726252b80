using Bunit;
using Moq;
using SupportConsole.Components.Queues;
using SupportConsole.Core.Access;
using SupportConsole.Core.Cancellation;
using SupportConsole.Core.QueuePauses;

namespace SupportConsole.Tests.Components.Queues;

public sealed class QueueCardTests : PageContext
{
    private readonly List<QueuePauseRequest> _pauses = [];

    [Fact]
    public void Paused_SaysSinceWhenByWhomAndWhy()
    {
        Queue = new(3, Pause);

        var card = Open();

        Assert.Contains("Paused until", Words(card, "[data-paused]"), StringComparison.Ordinal);
        Assert.Contains("by Carl Colleague", Words(card, "[data-paused]"), StringComparison.Ordinal);
        Assert.Contains("Their release went wrong", card.Markup, StringComparison.Ordinal);
        Assert.NotNull(Button(card, "Resume queue…"));
    }

    /// <summary>The queue of a disabled account was said to go on.</summary>
    [Theory]
    [InlineData(false, QueueWords.Goes)]
    [InlineData(true, QueueWords.Stands)]
    public void NotPaused_SaysWhetherAnythingStarts(bool disabled, string said)
    {
        Queue = new(3, null) { IsDisabled = disabled };

        Assert.Equal(said, Words(Open(), "[data-queue]"));
    }

    [Fact]
    public void Pause_Filled_EndsAfterTheChosenTime()
    {
        var card = Open("pause-queue");
        card.FindAll(".choices input[type=radio]")[1].Click();
        Fill(card, "pause-queue-");

        card.Find("form").Submit();

        card.WaitForAssertion(() => Assert.Single(_pauses));
        Assert.Equal(
            (null, "SUP-77", true),
            (_pauses[0].Seen, _pauses[0].Ticket, _pauses[0].Until >= Clock.GetUtcNow().AddHours(4))
        );
    }

    [Fact]
    public void Resume_OfThePauseThatWasShown_SendsNoEnd()
    {
        Queue = new(3, Pause);
        var card = Open("pause-queue");
        Fill(card, "pause-queue-");

        card.Find("form").Submit();

        card.WaitForAssertion(() => Assert.Single(_pauses));
        Assert.Equal((Pause.Until, null), (_pauses[0].Seen, _pauses[0].Until));
    }

    [Fact]
    public void CancelQueued_CountTypedWrong_AsksNobody()
    {
        Queue = new(600, null);
        var card = OpenCancel((_, _, _, _) => throw new InvalidOperationException("not asked for"));
        Fill(card, "cancel-queue-");
        card.Find("#cancel-queue-count").Input("60");

        card.Find("form").Submit();

        Assert.NotEmpty(Words(card, "#cancel-queue-count-problem"));
        Assert.Empty(card.FindAll("[data-outcome]"));
    }

    [Fact]
    public void CancelQueued_WhileItRuns_ShowsHowFarAndStopsOnRequest()
    {
        Queue = new(600, null);
        var gate = new TaskCompletionSource();
        var card = OpenCancel(
            async (_, request, canceled, stop) =>
            {
                Assert.Equal((600, 900L, 600), (request.Shown.Count, request.Shown.UpTo, request.Typed));
                await canceled(250);
                await gate.Task;
                return stop.IsCancellationRequested
                    ? new QueueCancelOutcome.Stopped(250, 42)
                    : new QueueCancelOutcome.Done(600, 42);
            }
        );
        Fill(card, "cancel-queue-");
        card.Find("#cancel-queue-count").Input("600");
        card.Find("form").Submit();
        card.WaitForAssertion(() =>
            Assert.Contains("250 / 600", Words(card, "[data-progress]"), StringComparison.Ordinal)
        );

        Button(card, "Stop").Click();
        gate.SetResult();

        card.WaitForAssertion(() =>
            Assert.Contains(
                "Stopped on request after 250 transcripts",
                Words(card, "[data-outcome=canceled]"),
                StringComparison.Ordinal
            )
        );
    }

    /// <summary>The count of before a reload stood there again, and could be confirmed, though half was cancelled.</summary>
    [Fact]
    public void CancelQueued_AfterAReload_CountsAgainAndIsAnotherAttempt()
    {
        Queue = new(600, null);
        var drafts = JSInterop.SetupModule("./js/draft.js");
        drafts.Mode = JSRuntimeMode.Loose;
        drafts
            .Setup<CancelQueueDraft>("attach", _ => true)
            .SetResult(new("", "Their release went wrong", "SUP-77", "attempt-of-before"));
        var attempt = "";
        var card = OpenCancel(
            (_, request, _, _) =>
            {
                attempt = request.CorrelationId;
                return Task.FromResult<QueueCancelOutcome>(new QueueCancelOutcome.Done(600, 42));
            }
        );
        card.WaitForAssertion(() =>
        {
            Assert.Contains("600", Words(card, "[data-shown]"), StringComparison.Ordinal);
            Assert.Equal("Their release went wrong", card.Find("#cancel-queue-reason").GetAttribute("value"));
        });
        Cancellation.Verify(
            service => service.CountAsync(It.IsAny<Actor>(), "acme", null, It.IsAny<CancellationToken>()),
            Times.Exactly(2)
        );
        card.Find("#cancel-queue-count").Input("600");

        card.Find("form").Submit();

        card.WaitForElement("[data-outcome=canceled]");
        Assert.NotEqual("attempt-of-before", attempt);
    }

    private QueuePause Pause =>
        new(
            Clock.GetUtcNow().AddHours(2),
            Clock.GetUtcNow().AddHours(-1),
            "Carl Colleague",
            "Their release went wrong",
            "SUP-9",
            12
        );

    private static void Fill(IRenderedComponent<MudFrame> card, string prefix)
    {
        card.Find($"#{prefix}reason").Input("Their release went wrong");
        card.Find($"#{prefix}ticket").Input("SUP-77");
    }

    private IRenderedComponent<MudFrame> OpenCancel(
        Func<Actor, QueueCancelRequest, Func<int, Task>, CancellationToken, Task<QueueCancelOutcome>> answer
    )
    {
        Cancellation
            .Setup(service => service.CountAsync(It.IsAny<Actor>(), "acme", null, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new QueueCount(600, 900));
        Cancellation
            .Setup(service =>
                service.CancelQueueAsync(
                    It.IsAny<Actor>(),
                    It.IsAny<QueueCancelRequest>(),
                    It.IsAny<Func<int, Task>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .Returns(answer);
        return Open("cancel-queue");
    }

    private IRenderedComponent<MudFrame> Open(string? dialog = null)
    {
        Pauses
            .Setup(service =>
                service.ChangeAsync(It.IsAny<Actor>(), It.IsAny<QueuePauseRequest>(), It.IsAny<CancellationToken>())
            )
            .Callback((Actor _, QueuePauseRequest request, CancellationToken _) => _pauses.Add(request))
            .ReturnsAsync(
                (Actor _, QueuePauseRequest request, CancellationToken _) =>
                    new QueuePauseOutcome.Applied(request.Until, 0, 41)
            );
        return RenderPage<QueueCard>(card => card.Add(open => open.AccountId, "acme").Add(open => open.Dialog, dialog));
    }

    private static string Words(IRenderedComponent<MudFrame> page, string selector) =>
        string.Join(' ', page.Find(selector).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
