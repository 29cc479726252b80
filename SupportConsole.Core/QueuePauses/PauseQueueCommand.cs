using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.QueuePauses;

/// <summary>A person pauses a queue, moves the end of its pause, or lets it go on.</summary>
internal sealed class PauseQueueCommand(Actor actor, QueuePauseRequest request) : Command<QueuePauseOutcome>
{
    public override int Weight => 2;

    private string Action => request.Until is null ? AuditActions.ResumeQueue : AuditActions.PauseQueue;

    private AuditDraft Draft =>
        new()
        {
            Actor = actor,
            Action = Action,
            Outcome = AuditOutcome.Applied,
            AccountId = request.AccountId,
            Reason = request.Reason.Trim(),
            Ticket = request.Ticket.Trim(),
            CorrelationId = request.CorrelationId,
        };

    public override void Require(CommandContext context)
    {
        context.Accounts.Require(request.AccountId);
        context.Audit.Attempts.Add(request.CorrelationId);
    }

    public override void Decide(CommandContext context) =>
        Outcome =
            context.Audit.Earlier(request.CorrelationId) is { } earlier ? Repeat(earlier)
            : context.Accounts.Find(request.AccountId) is { } account ? Decide(context, account)
            : new QueuePauseOutcome.UnknownAccount();

    private QueuePauseOutcome Decide(CommandContext context, LimitedAccount account)
    {
        var stands = account.State.PausedUntil;
        if (!actor.May(Permission.PauseQueues))
        {
            Append(context, AuditOutcome.Forbidden, stands, QueuePauseTexts.Forbidden);
            return new QueuePauseOutcome.Forbidden(QueuePauseTexts.Forbidden);
        }

        if (request.End is { } until && QueuePausePolicy.UntilProblem(until, context.Now) is { } problem)
        {
            return new QueuePauseOutcome.Invalid([new(nameof(request.Until), problem)]);
        }

        if (stands != request.Seen || (stands is null && request.End is null))
        {
            var conflict = stands == request.Seen ? QueuePauseTexts.NotPaused : QueuePauseTexts.Conflict(stands);
            return new QueuePauseOutcome.Conflict(
                conflict,
                Append(context, AuditOutcome.Conflict, stands, conflict).Sequence
            );
        }

        var (entry, started) = PauseMove.Apply(context, account, request.End, Draft);
        return new QueuePauseOutcome.Applied(request.End, started, entry.Sequence);
    }

    private AuditEntry Append(CommandContext context, AuditOutcome outcome, DateTimeOffset? stands, string rule) =>
        context.Audit.Append(
            Draft with
            {
                Outcome = outcome,
                Before = AuditedPause.Of(stands).Write(),
                After = AuditedPause.Of(request.End).Write(),
                Rule = rule,
            }
        );

    /// <summary>The answer of the attempt that was made before under the same id.</summary>
    private QueuePauseOutcome Repeat(AuditEntry earlier) =>
        earlier.ActorId != actor.Id
        || earlier.AccountId != request.AccountId
        || earlier.Action != Action
        || AuditedPause.Read(earlier.After) is not { } after
        || after.Until != request.End
            ? new QueuePauseOutcome.Invalid([new(nameof(request.CorrelationId), QueuePauseTexts.TakenAttempt)])
            : earlier.Outcome switch
            {
                AuditOutcome.Applied => new QueuePauseOutcome.Applied(
                    after.Until,
                    after.Started ?? 0,
                    earlier.Sequence
                ),
                AuditOutcome.Forbidden => new QueuePauseOutcome.Forbidden(earlier.Rule!),
                _ => new QueuePauseOutcome.Conflict(earlier.Rule!, earlier.Sequence),
            };
}
