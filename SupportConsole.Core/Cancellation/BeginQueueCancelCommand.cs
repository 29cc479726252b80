using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Cancellation;

/// <summary>
/// A person begins to cancel a whole queue: what it may touch is audited before anything is touched.
/// </summary>
internal sealed class BeginQueueCancelCommand(Actor actor, QueueCancelRequest request) : Command<QueueCancelStart>
{
    public override int Weight => 2;

    public override void Require(CommandContext context)
    {
        context.Accounts.Require(request.AccountId);
        context.Audit.Attempts.Add(request.CorrelationId);
    }

    public override void Decide(CommandContext context) =>
        Outcome =
            context.Audit.Earlier(request.CorrelationId) is { } earlier ? Repeat(earlier)
            : context.Accounts.Find(request.AccountId) is { } account ? Decide(context, account)
            : new(new QueueCancelOutcome.UnknownAccount());

    private QueueCancelStart Decide(CommandContext context, LimitedAccount account)
    {
        if (!actor.May(Permission.CancelTranscripts))
        {
            Append(context, AuditOutcome.Forbidden, account, CancellationTexts.Forbidden);
            return new(new QueueCancelOutcome.Forbidden(CancellationTexts.Forbidden));
        }

        return request.Shown.UpTo >= account.State.NextSequence
            ? Invalid(nameof(request.Typed), CancellationTexts.NothingUpTo)
            : new(Append(context, AuditOutcome.Applied, account, rule: null).Sequence);
    }

    private AuditEntry Append(CommandContext context, AuditOutcome outcome, LimitedAccount account, string? rule) =>
        context.Audit.Append(
            new()
            {
                Actor = actor,
                Action = AuditActions.CancelQueue,
                Outcome = outcome,
                AccountId = request.AccountId,
                Before = new AuditedQueueCancellation(account.State.Queued, account.State.NextSequence - 1).Write(),
                After = Wanted.Write(),
                Rule = rule,
                Reason = request.Reason.Trim(),
                Ticket = request.Ticket.Trim(),
                CorrelationId = request.CorrelationId,
            }
        );

    private AuditedQueueCancellation Wanted =>
        new(request.Shown.Count, request.Shown.UpTo) { ProjectId = request.ProjectId };

    private QueueCancelStart Repeat(AuditEntry earlier) =>
        earlier.ActorId != actor.Id
        || earlier.AccountId != request.AccountId
        || earlier.Action != AuditActions.CancelQueue
        || AuditedQueueCancellation.Read(earlier.After) != Wanted
            ? Invalid(nameof(request.CorrelationId), CancellationTexts.TakenAttempt)
        : earlier.Outcome == AuditOutcome.Forbidden ? new(new QueueCancelOutcome.Forbidden(earlier.Rule!))
        : new(earlier.Sequence);

    private static QueueCancelStart Invalid(string field, string message) =>
        new(new QueueCancelOutcome.Invalid([new(field, message)]));
}

/// <summary>Whether a whole queue's cancellation has begun.</summary>
internal sealed record QueueCancelStart
{
    /// <summary>It has begun.</summary>
    /// <param name="entry">Its audit entry.</param>
    public QueueCancelStart(long entry) => Entry = entry;

    /// <summary>It has not.</summary>
    public QueueCancelStart(QueueCancelOutcome refusal) => Refusal = refusal;

    public long Entry { get; }

    public QueueCancelOutcome? Refusal { get; }
}
