using System.Globalization;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Cancellation;

/// <summary>Audits how the cancellation of a whole queue ended.</summary>
/// <param name="actor">Who began it.</param>
/// <param name="request">What was asked.</param>
/// <param name="began">The audit entry of its beginning.</param>
/// <param name="canceled">How many were cancelled.</param>
/// <param name="stopped">True when it was stopped on request.</param>
internal sealed class EndQueueCancelCommand(
    Actor actor,
    QueueCancelRequest request,
    long began,
    int canceled,
    bool stopped
) : Command<QueueCancelOutcome>
{
    /// <summary>Of this run: an attempt that goes on after a failure ends again.</summary>
    private readonly string _run = string.Create(
        CultureInfo.InvariantCulture,
        $"queue-cancel:{began}:{Guid.NewGuid():N}"
    );

    public override void Require(CommandContext context) => context.Audit.Attempts.Add(_run);

    public override void Decide(CommandContext context)
    {
        var entry = context.Audit.Earlier(_run)
            ?? context.Audit.Append(
                new()
                {
                    Actor = actor,
                    Action = AuditActions.EndQueueCancel,
                    Outcome = AuditOutcome.Applied,
                    AccountId = request.AccountId,
                    Before = Written(request.Shown.Count, null),
                    After = Written(canceled, stopped),
                    Reason = CancellationTexts.Ended(canceled, stopped),
                    Ticket = request.Ticket.Trim(),
                    CorrelationId = _run,
                }
            );
        Outcome = stopped
            ? new QueueCancelOutcome.Stopped(canceled, entry.Sequence)
            : new QueueCancelOutcome.Done(canceled, entry.Sequence);
    }

    private string Written(int count, bool? wasStopped) =>
        new AuditedQueueCancellation(count, request.Shown.UpTo)
        {
            ProjectId = request.ProjectId,
            Began = began,
            Stopped = wasStopped,
        }.Write();
}
