using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Cancellation;

/// <summary>
/// Cancels a part of a queue, small enough that the commands decided with it and after it hardly notice. The newest go
/// first: what starts meanwhile is at the other end.
/// </summary>
/// <param name="part">Where to look.</param>
/// <param name="projectId">Only this project's; null for all.</param>
internal sealed class CancelQueuePartCommand(QueuePart part, string? projectId) : Command<CanceledQueuePart>
{
    public override int Weight => part.Max;

    public override void Require(CommandContext context) => context.Transcripts.Require(part);

    public override void DecideAhead(CommandContext context)
    {
        var found = context.Transcripts.Queue(part);
        var canceled = 0;
        foreach (var waiting in found.Where(transcript => projectId is null || transcript.ProjectId == projectId))
        {
            // Another command of the batch may have cancelled it.
            if (context.Transcripts.Find(waiting.Id) is { Status: TranscriptStatus.Queued })
            {
                CancelCommand.Cancel(context, waiting, CancellationTexts.BySupport);
                canceled++;
            }
        }

        Outcome = new(canceled, found.Count < part.Max ? null : found[^1].Sequence - 1);
    }

    public override void Decide(CommandContext context)
    {
        // Ahead: all that it may touch waits in the tables.
    }
}

/// <summary>What became of a part of a queue.</summary>
/// <param name="Canceled">How many were cancelled.</param>
/// <param name="UpTo">Where the next part begins; null when there is none.</param>
internal sealed record CanceledQueuePart(int Canceled, long? UpTo);
