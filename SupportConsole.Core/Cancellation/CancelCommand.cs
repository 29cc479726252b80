using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Cancellation;

/// <summary>
/// Takes one transcript out of its line. One that waits in the tables is cancelled ahead of all other decisions of the
/// batch: which transcripts those others start is settled by the writes, and what is cancelled must not be among them.
/// One that this batch submits is cancelled where it stands. One that lost its worker in this batch was processing when
/// the cancellation came, and is answered so.
/// </summary>
internal abstract class CancelCommand(string transcriptId) : Command<CancelOutcome>
{
    public override void Require(CommandContext context) => context.Transcripts.Require(transcriptId);

    public sealed override void DecideAhead(CommandContext context)
    {
        Outcome = null;
        if (context.Transcripts.Find(transcriptId) is { Status: TranscriptStatus.Queued } waiting)
        {
            Outcome = AnswerTo(context, waiting, waits: true);
        }
    }

    public sealed override void Decide(CommandContext context) =>
        Outcome ??= context.Transcripts.Find(transcriptId) switch
        {
            null => AnswerToNothing(context),
            { Status: TranscriptStatus.Queued } queued when !StillWaits(context, queued) => AnswerTo(
                context,
                queued with
                {
                    Status = TranscriptStatus.Processing,
                },
                waits: false
            ),
            { } transcript => AnswerTo(context, transcript, transcript.Status == TranscriptStatus.Queued),
        };

    /// <summary>There is no such transcript.</summary>
    protected virtual CancelOutcome AnswerToNothing(CommandContext context) => new CancelOutcome.UnknownTranscript();

    /// <summary>Cancels or refuses.</summary>
    /// <param name="context">The batch.</param>
    /// <param name="transcript">As it stands.</param>
    /// <param name="waits">True when it can be cancelled.</param>
    protected abstract CancelOutcome AnswerTo(CommandContext context, Transcript transcript, bool waits);

    /// <summary>Cancels a transcript that waits. Nothing is charged and nothing starts.</summary>
    internal static Transcript Cancel(CommandContext context, Transcript transcript, string error)
    {
        var (account, canceled) = (context.Accounts.Find(transcript.AccountId)!, transcript.Cancel(context.Now, error));
        context.Transcripts.Cancel(canceled);
        account.Move(AsyncLimiter.Cancel(account.State, transcript.Sequence));
        return canceled;
    }

    private static bool StillWaits(CommandContext context, Transcript transcript) =>
        context.Transcripts.StillWaits(transcript, context.Accounts.Find(transcript.AccountId)!.State);
}
