using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges;

/// <summary>
/// A person changes a throttle limit, for good or for a while. The guardrails decide inside the transaction.
/// </summary>
internal sealed class ChangeLimitCommand(Actor actor, LimitChangeRequest request)
    : AuditedCommand<LimitChangeOutcome>(actor, request.AccountId, request.CorrelationId)
{
    protected override string Action => AuditActions.ChangeThrottleLimit;

    public override void Require(CommandContext context)
    {
        base.Require(context);
        GuardrailDecision.Require(context, request.AccountId);
    }

    protected override LimitChangeOutcome Decide(CommandContext context, LimitedAccount account)
    {
        var limitState = context.LimitOf(account);
        if (!Actor.May(Permission.ChangeLimits))
        {
            Append(context, AuditOutcome.Forbidden, limitState, Asked, LimitChangeTexts.Forbidden);
            return new LimitChangeOutcome.Forbidden(LimitChangeTexts.Forbidden);
        }

        if (
            request.Expiry is { } expiry
            && LimitChangeValidator.Expiry(expiry, context.Now, context.GuardrailOptions) is { } problem
        )
        {
            return new LimitChangeOutcome.Invalid([new(nameof(request.ExpiresAt), problem)]);
        }

        if (limitState.Value != request.SeenLimit)
        {
            var setBy = context.Overrides.Find(AccountId, LimitKind.AsyncConcurrency)?.SetBy;
            var conflict = LimitChangeTexts.Conflict(request.SeenLimit, limitState.Value, setBy);
            var entry = Append(context, AuditOutcome.Conflict, limitState, Asked, conflict);
            return new LimitChangeOutcome.Conflict(limitState.Value, conflict, entry.Sequence);
        }

        var (rule, sentence) = GuardrailDecision.Of(context, account, request.NewLimit);
        if (request.ShownRule is { } shown && LimitChangePolicy.IsApplied(shown) != LimitChangePolicy.IsApplied(rule))
        {
            var moved = LimitChangeTexts.RuleMoved(rule, sentence);
            return new LimitChangeOutcome.RuleMoved(
                rule,
                moved,
                Append(context, AuditOutcome.Conflict, limitState, Asked with { Rule = rule }, moved).Sequence
            );
        }

        if (LimitChangePolicy.IsApplied(rule))
        {
            var after = limitState.Change(request.NewLimit, LimitSource.Override, request.Expiry);
            return Applied(
                LimitMove.Apply(context, account, after, LimitChangeCause.Change, Actor, limit =>
                    Append(context, AuditOutcome.Applied, limitState, limit, rule: null)
                )
            );
        }

        var refused = LimitChangeTexts.Refused(sentence);
        return new LimitChangeOutcome.Refused(
            rule,
            refused,
            Append(context, AuditOutcome.Refused, limitState, Asked with { Rule = rule }, refused).Sequence
        );
    }

    protected override LimitChangeOutcome Repeat(AuditEntry earlier)
    {
        var (before, after) = (AuditedLimit.Read(earlier.Before)!, AuditedLimit.Read(earlier.After)!);
        if (after.ThrottleLimit != request.NewLimit || after.ExpiresAt != request.Expiry)
        {
            return Taken();
        }

        return earlier.Outcome switch
        {
            AuditOutcome.Applied => new LimitChangeOutcome.Applied(
                before.ThrottleLimit,
                after.ThrottleLimit,
                after.Started ?? 0,
                earlier.Sequence
            )
            {
                ExpiresAt = after.ExpiresAt,
                RevertsTo = after.RevertsTo,
                VoidedEscalationId = after.VoidedEscalationId,
            },
            AuditOutcome.Conflict when after.Rule is { } rule => new LimitChangeOutcome.RuleMoved(
                rule,
                earlier.Rule!,
                earlier.Sequence
            ),
            AuditOutcome.Conflict => new LimitChangeOutcome.Conflict(
                before.ThrottleLimit,
                earlier.Rule!,
                earlier.Sequence
            ),
            AuditOutcome.Forbidden => new LimitChangeOutcome.Forbidden(earlier.Rule!),
            _ => new LimitChangeOutcome.Refused(after.Rule!.Value, earlier.Rule!, earlier.Sequence),
        };
    }

    protected override LimitChangeOutcome Taken() => new LimitChangeOutcome.Invalid([TakenAttempt]);

    protected override LimitChangeOutcome Unknown() => new LimitChangeOutcome.UnknownAccount();

    private AuditedLimit Asked => new(request.NewLimit) { ExpiresAt = request.Expiry };

    private static LimitChangeOutcome.Applied Applied(AppliedMove move) =>
        new(move.Before.Value, move.After.Value, move.Started, move.Entry.Sequence)
        {
            ExpiresAt = move.After.Temporary?.ExpiresAt,
            RevertsTo = move.After.Temporary is null ? null : move.After.Lasting,
            VoidedEscalationId = move.VoidedEscalationId,
        };

    private AuditEntry Append(
        CommandContext context,
        AuditOutcome outcome,
        LimitState before,
        AuditedLimit after,
        string? rule
    ) => Append(context, outcome, before, after, rule, request.Reason.Trim(), request.Ticket.Trim());
}
