using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Cancellation;

/// <summary>A person cancels a transcript that waits. Every end is audited in the same transaction.</summary>
internal sealed class CancelByPersonCommand(Actor actor, CancelRequest request) : CancelCommand(request.TranscriptId)
{
    public override int Weight => 2;

    public override void Require(CommandContext context)
    {
        base.Require(context);
        context.Audit.Attempts.Add(request.CorrelationId);
    }

    protected override CancelOutcome AnswerToNothing(CommandContext context) =>
        context.Audit.Earlier(request.CorrelationId) is { } earlier ? Repeat(earlier) : base.AnswerToNothing(context);

    protected override CancelOutcome AnswerTo(CommandContext context, Transcript transcript, bool waits)
    {
        if (context.Audit.Earlier(request.CorrelationId) is { } earlier)
        {
            return Repeat(earlier);
        }

        if (transcript.AccountId != request.AccountId)
        {
            return new CancelOutcome.UnknownTranscript();
        }

        if (!actor.May(Permission.CancelTranscripts))
        {
            Append(context, AuditOutcome.Forbidden, transcript, transcript, CancellationTexts.Forbidden);
            return new CancelOutcome.Forbidden(CancellationTexts.Forbidden);
        }

        if (waits)
        {
            var canceled = Cancel(context, transcript, CancellationTexts.BySupport);
            return new CancelOutcome.Canceled(
                Append(context, AuditOutcome.Applied, transcript, canceled, rule: null).Sequence
            );
        }

        if (transcript.IsCanceled)
        {
            Append(context, AuditOutcome.Conflict, transcript, transcript, CancellationTexts.AlreadyCanceled);
            return new CancelOutcome.AlreadyCanceled();
        }

        var refused = CancellationTexts.NotWaiting(transcript.Status);
        return new CancelOutcome.NotWaiting(
            transcript.Status,
            Append(context, AuditOutcome.Conflict, transcript, transcript, refused).Sequence
        );
    }

    private AuditEntry Append(
        CommandContext context,
        AuditOutcome outcome,
        Transcript before,
        Transcript after,
        string? rule
    ) =>
        context.Audit.Append(
            new()
            {
                Actor = actor,
                Action = AuditActions.CancelTranscript,
                Outcome = outcome,
                AccountId = request.AccountId,
                Before = new AuditedCancellation(before.Id, before.Status).Write(),
                After = new AuditedCancellation(after.Id, after.Status) { Error = after.Error }.Write(),
                Rule = rule,
                Reason = request.Reason.Trim(),
                Ticket = request.Ticket.Trim(),
                CorrelationId = request.CorrelationId,
            }
        );

    /// <summary>The answer of the attempt that was made before under the same id.</summary>
    private CancelOutcome Repeat(AuditEntry earlier)
    {
        if (
            earlier.ActorId != actor.Id
            || earlier.AccountId != request.AccountId
            || earlier.Action != AuditActions.CancelTranscript
            || AuditedCancellation.Read(earlier.After) is not { } after
            || after.TranscriptId != request.TranscriptId
        )
        {
            return new CancelOutcome.Invalid([new(nameof(request.CorrelationId), CancellationTexts.TakenAttempt)]);
        }

        return earlier.Outcome switch
        {
            AuditOutcome.Applied => new CancelOutcome.Canceled(earlier.Sequence),
            AuditOutcome.Forbidden => new CancelOutcome.Forbidden(earlier.Rule!),
            _ when earlier.Rule == CancellationTexts.AlreadyCanceled => new CancelOutcome.AlreadyCanceled(),
            _ => new CancelOutcome.NotWaiting(after.Status, earlier.Sequence),
        };
    }
}
