using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.QueuePauses;

/// <summary>Begins, moves or ends the pause of a queue in a batch; what waits starts once nothing holds it.</summary>
internal static class PauseMove
{
    /// <param name="context">The batch.</param>
    /// <param name="account">The account.</param>
    /// <param name="until">When the queue goes on by itself; null to let it go on now.</param>
    /// <param name="draft">The audit entry but for what the account shows.</param>
    /// <returns>The entry, and how many started.</returns>
    public static (AuditEntry Entry, int Started) Apply(
        CommandContext context,
        LimitedAccount account,
        DateTimeOffset? until,
        AuditDraft draft
    )
    {
        var before = AuditedPause.Of(account.State.PausedUntil);
        var step = AsyncLimiter.Drain(
            account.State with
            {
                PausedUntil = until,
                PauseAuditSequence = until is null ? null : context.Audit.NextSequence,
            },
            context.LimitOptions
        );
        account.Move(step, []);
        return (
            context.Audit.Append(
                draft with
                {
                    Outcome = AuditOutcome.Applied,
                    Before = before.Write(),
                    After = (AuditedPause.Of(until) with { Started = step.Starts }).Write(),
                }
            ),
            step.Starts
        );
    }
}
