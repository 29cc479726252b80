using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Administration;

/// <summary>
/// Puts an account on another plan in a context. Limits of the account's own stay but for those that are to go; the
/// throttle limit moves as with any other change of it when the plan or the removal moves it.
/// </summary>
internal static partial class PlanMove
{
    /// <param name="context">The context.</param>
    /// <param name="account">The account.</param>
    /// <param name="plan">The plan to be.</param>
    /// <param name="removed">Limits of the account's own that go.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="audit">Writes the audit entry, given what the plan did.</param>
    public static AuditEntry Apply(
        CommandContext context,
        LimitedAccount account,
        AccountPlan plan,
        IReadOnlyCollection<LimitKind> removed,
        Actor actor,
        Func<PlanEffect, AuditEntry> audit
    )
    {
        var before = context.LimitOf(account);
        var after = before with { PlanDefault = context.LimitOptions.Of(plan).AsyncConcurrency };
        if (removed.Contains(LimitKind.AsyncConcurrency))
        {
            after = new() { PlanDefault = after.PlanDefault };
        }

        var terms = account.State with
        {
            Plan = plan,
            LemurLimitOverride = removed.Contains(LimitKind.LemurRequestsPerMinute)
                ? null
                : account.State.LemurLimitOverride,
        };

        // The limit on streaming sessions has moved before.
        foreach (
            var kind in removed.Where(kind =>
                kind is not (LimitKind.AsyncConcurrency or LimitKind.StreamingSessionsPerMinute)
            )
        )
        {
            context.Overrides.Remove(account.State.AccountId, kind);
        }

        if ((before.Value, before.Source) == (after.Value, after.Source))
        {
            var step = AsyncLimiter.Drain(terms, context.LimitOptions);
            account.Move(step, []);
            return audit(new(step.Starts));
        }

        return LimitMove
            .Apply(
                context,
                account,
                after,
                LimitChangeCause.Plan,
                actor,
                limit =>
                    audit(
                        new(limit.Started ?? 0)
                        {
                            OldLimit = before.Value,
                            NewLimit = limit.ThrottleLimit,
                            VoidedEscalationId = limit.VoidedEscalationId,
                        }
                    ),
                terms: terms
            )
            .Entry;
    }
}

/// <summary>What a change of plan did to the throttle limit.</summary>
/// <param name="Started">Waiting transcripts that started.</param>
internal sealed record PlanEffect(int Started)
{
    /// <summary>The throttle limit before; null when it stays.</summary>
    public int? OldLimit { get; init; }

    /// <summary>The throttle limit now; null when it stays.</summary>
    public int? NewLimit { get; init; }

    /// <summary>The waiting escalation that became void because the limit moved.</summary>
    public string? VoidedEscalationId { get; init; }
}
