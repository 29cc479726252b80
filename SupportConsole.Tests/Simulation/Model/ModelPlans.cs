using SupportConsole.Core.Accounts;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Tests.Simulation.Operations;

namespace SupportConsole.Tests.Simulation.Model;

/// <summary>A customer type that a manager sets, and the limits that follow it.</summary>
internal static class ModelPlans
{
    /// <summary>
    /// Only a limit on new sessions that an escalation waits about is recorded as moved: the escalation was bound to it.
    /// </summary>
    /// <param name="batch">The commit.</param>
    /// <param name="snapshot">The account.</param>
    /// <param name="receiver">Is told of what starts.</param>
    /// <param name="plan">The plan that comes.</param>
    /// <param name="correlationId">Of the move's own audit entry.</param>
    public static void MoveStreamingWithPlan(
        this ModelBatch batch,
        ModelSnapshot snapshot,
        Operation receiver,
        AccountPlan plan,
        string correlationId
    )
    {
        var account = snapshot.Account;
        var old = batch.Model.StreamingStart(account);
        var next = account.Overrides.TryGetValue(LimitKind.StreamingSessionsPerMinute, out var own)
            ? own
            : batch.Model.Settings.Limits.Of(plan).StreamingSessionsPerMinute;
        if (account.Escalation is not { Kind: LimitKind.StreamingSessionsPerMinute } waiting || old == next)
        {
            return;
        }

        snapshot.Drain(batch, receiver);
        batch.StreamingMoves.Add((account.Id, batch.Audit(correlationId), LimitChangeCause.Plan, old, next));
        if (waiting.LapsesAt > batch.Now && next != waiting.OldLimit)
        {
            batch.End(account, EscalationState.Void);
        }
    }

    /// <summary>The plan's own throttle limit comes into force where the account has none of its own.</summary>
    /// <returns>The answer.</returns>
    public static string ChangePlan(
        this ModelBatch batch,
        ModelSnapshot snapshot,
        Operation receiver,
        AccountPlan plan,
        Func<long> audit
    )
    {
        var account = snapshot.Account;
        var old = batch.Model.ThrottleLimit(account);
        account.Plan = plan;
        var limit = batch.Model.ThrottleLimit(account);
        var started = snapshot.Drain(batch, receiver);
        var entry = audit();
        if (old != limit)
        {
            account.Last = new(
                account.Id,
                entry,
                LimitChangeCause.Plan,
                batch.Now,
                old,
                limit,
                account.Own,
                account.Temporary,
                account.Temporary
            );
            batch.Moves.Add(account.Last);
            if (
                account.Escalation is { Kind: LimitKind.AsyncConcurrency } waiting
                && waiting.LapsesAt > batch.Now
                && batch.WithoutUrgentRaise(account) != waiting.OldLimit
            )
            {
                batch.End(account, EscalationState.Void);
            }
        }

        return $"Applied {started} {entry}";
    }
}
