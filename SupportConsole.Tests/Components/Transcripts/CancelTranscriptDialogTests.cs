using Bunit;
using Moq;
using SupportConsole.Components.Transcripts;
using SupportConsole.Core.Access;
using SupportConsole.Core.Cancellation;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Tests.Components.Transcripts;

public sealed class CancelTranscriptDialogTests : PageContext
{
    private readonly List<CancelRequest> _requests = [];
    private int _closed;

    [Fact]
    public void Cancel_Filled_AsksOnceTellsTheEntryAndCloses()
    {
        var dialog = OpenFilled(new CancelOutcome.Canceled(41));

        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Equal(1, _closed));
        var request = Assert.Single(_requests);
        Assert.Equal(("acme", "t-1", "SUP-77"), (request.AccountId, request.TranscriptId, request.Ticket));
        var toast = Assert.Single(Toasts.Current);
        Assert.Equal(("Transcript t-1 is cancelled.", 41L), (toast.Text, toast.AuditSequence!.Value));
    }

    [Fact]
    public void Cancel_StartedMeanwhile_SaysSoAndStaysOpen()
    {
        var dialog = OpenFilled(new CancelOutcome.NotWaiting(TranscriptStatus.Processing, 7));

        dialog.Find("form").Submit();

        Assert.Contains("is processing", Words(dialog, "[data-outcome=not-canceled]"), StringComparison.Ordinal);
        Assert.Equal(0, _closed);
    }

    [Fact]
    public void Cancel_WithoutReason_AsksNobody()
    {
        var dialog = Open(new CancelOutcome.Canceled(1));

        dialog.Find("form").Submit();

        Assert.Contains(
            "10 characters or more",
            Words(dialog, "#cancel-transcript-reason-problem"),
            StringComparison.Ordinal
        );
        Assert.Empty(_requests);
    }

    private IRenderedComponent<MudFrame> OpenFilled(CancelOutcome outcome)
    {
        var dialog = Open(outcome);
        dialog.Find("#cancel-transcript-reason").Input("The customer asked for it");
        dialog.Find("#cancel-transcript-ticket").Input("SUP-77");
        return dialog;
    }

    private IRenderedComponent<MudFrame> Open(CancelOutcome outcome)
    {
        Cancellation
            .Setup(service =>
                service.CancelAsync(It.IsAny<Actor>(), It.IsAny<CancelRequest>(), It.IsAny<CancellationToken>())
            )
            .Callback((Actor _, CancelRequest request, CancellationToken _) => _requests.Add(request))
            .ReturnsAsync(outcome);
        return RenderPage<CancelTranscriptDialog>(dialog =>
            dialog
                .Add(open => open.AccountId, "acme")
                .Add(open => open.TranscriptId, "t-1")
                .Add(open => open.OnClose, () => _closed++)
        );
    }

    private static string Words(IRenderedComponent<MudFrame> page, string selector) =>
        string.Join(' ', page.Find(selector).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
