using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Administration;

/// <content>The limit on new streaming sessions.</content>
internal static partial class PlanMove
{
    /// <summary>
    /// Moves the limit on new streaming sessions with the plan: where the account's own goes, and where an escalation
    /// waits that asks to raise the limit of the old plan. The move has an audit entry of its own, because a change of a
    /// limit is known by its entry.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="account">The account, on its old plan.</param>
    /// <param name="plan">The plan to be.</param>
    /// <param name="isRemoved">True when the account's own limit goes.</param>
    /// <param name="draft">What the entry says of who, why and for whom.</param>
    public static void MoveStreaming(
        CommandContext context,
        LimitedAccount account,
        AccountPlan plan,
        bool isRemoved,
        AuditDraft draft
    )
    {
        const LimitKind kind = LimitKind.StreamingSessionsPerMinute;
        var before = context.LimitOf(account, kind);
        var planDefault = context.LimitOptions.Of(plan).Of(kind);
        var after = isRemoved
            ? new LimitState { PlanDefault = planDefault }
            : before with
            {
                PlanDefault = planDefault,
            };
        var isWaitedFor = context.Escalations.Waiting(account.State.AccountId, kind) is not null;
        if (!isRemoved && (!isWaitedFor || before.Value == after.Value))
        {
            return;
        }

        LimitMove.Apply(
            context,
            account,
            after,
            LimitChangeCause.Plan,
            draft.Actor,
            limit =>
                context.Audit.Append(
                    draft with
                    {
                        Action = AuditActions.OverrideLimit,
                        Outcome = AuditOutcome.Applied,
                        Before = AuditedOverride.Of(kind, before.Override, before.PlanDefault).Write(),
                        After = (
                            AuditedOverride.Of(kind, after.Override, after.PlanDefault) with
                            {
                                VoidedEscalationId = limit.VoidedEscalationId,
                            }
                        ).Write(),
                        CorrelationId = AttemptIds.Of(account.State.AccountId, draft.CorrelationId),
                    }
                ),
            kind
        );
    }
}
