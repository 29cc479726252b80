using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Cancellation;

/// <summary>The platform cancels a transcript that waits.</summary>
internal sealed class CancelByRequestCommand(string transcriptId) : CancelCommand(transcriptId)
{
    protected override CancelOutcome AnswerTo(CommandContext context, Transcript transcript, bool waits)
    {
        if (waits)
        {
            Cancel(context, transcript, CancellationTexts.ByRequest);
            return new CancelOutcome.Canceled(AuditSequence: null);
        }

        return transcript.IsCanceled
            ? new CancelOutcome.AlreadyCanceled()
            : new CancelOutcome.NotWaiting(transcript.Status, AuditSequence: null);
    }
}
