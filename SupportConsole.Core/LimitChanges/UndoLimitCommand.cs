using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges;

/// <summary>A person takes the last change of a limit back, as long as nothing moved since.</summary>
internal sealed class UndoLimitCommand(Actor actor, LimitUndoRequest request)
    : AuditedCommand<LimitMoveOutcome>(actor, request.AccountId, request.CorrelationId)
{
    protected override string Action => AuditActions.UndoThrottleLimit;

    public override void Require(CommandContext context)
    {
        base.Require(context);
        context.LimitChanges.LastOf.Add(request.AccountId);
    }

    protected override LimitMoveOutcome Decide(CommandContext context, LimitedAccount account)
    {
        var limitState = context.LimitOf(account);
        var last = context.LimitChanges.Last(AccountId);
        if (!Actor.May(Permission.ChangeLimits) && !Actor.May(Permission.DecideEscalations))
        {
            return Forbid(context, limitState, LimitChangeTexts.Forbidden);
        }

        var guardrails = context.GuardrailOptions;
        var refusal =
            last is not null && last.AuditSequence != request.AuditSequence
                ? LimitUndoRefusal.MovedSince
                : LimitUndoPolicy.Decide(last, limitState, context.Now, guardrails);
        if (refusal is { } refused)
        {
            var sentence = LimitChangeTexts.UndoRefused(refused, last, guardrails.UndoMinutes);
            var outcome = refused == LimitUndoRefusal.MovedSince ? AuditOutcome.Conflict : AuditOutcome.Refused;
            return new LimitMoveOutcome.Refused(
                sentence,
                Append(context, outcome, limitState, AuditedLimit.Of(limitState), sentence).Sequence
            );
        }

        if (LimitUndoPolicy.PermissionFor(last!) is var needed && !Actor.May(needed))
        {
            return Forbid(
                context,
                limitState,
                needed == Permission.DecideEscalations
                    ? LimitChangeTexts.UndoNeedsEngineering
                    : LimitChangeTexts.Forbidden
            );
        }

        var move = LimitMove.Apply(
            context,
            account,
            last!.TakeBack(limitState, context.Now),
            LimitChangeCause.Undo,
            Actor,
            limit => Append(context, AuditOutcome.Applied, limitState, limit, rule: null)
        );
        return new LimitMoveOutcome.Applied(limitState.Value, move.After.Value, move.Started, move.Entry.Sequence)
        {
            ExpiresAt = move.After.Temporary?.ExpiresAt,
            RevertsTo = move.After.Temporary is null ? null : move.After.Lasting,
        };
    }

    protected override LimitMoveOutcome Repeat(AuditEntry earlier)
    {
        var (before, after) = (AuditedLimit.Read(earlier.Before)!, AuditedLimit.Read(earlier.After)!);
        return after.Undoes != request.AuditSequence
            ? Taken()
            : earlier.Outcome switch
            {
                AuditOutcome.Applied => new LimitMoveOutcome.Applied(
                    before.ThrottleLimit,
                    after.ThrottleLimit,
                    after.Started ?? 0,
                    earlier.Sequence
                )
                {
                    ExpiresAt = after.ExpiresAt,
                    RevertsTo = after.RevertsTo,
                },
                AuditOutcome.Forbidden => new LimitMoveOutcome.Forbidden(earlier.Rule!),
                _ => new LimitMoveOutcome.Refused(earlier.Rule!, earlier.Sequence),
            };
    }

    protected override LimitMoveOutcome Taken() => new LimitMoveOutcome.Invalid([TakenAttempt]);

    protected override LimitMoveOutcome Unknown() => new LimitMoveOutcome.UnknownAccount();

    private AuditEntry Append(
        CommandContext context,
        AuditOutcome outcome,
        LimitState before,
        AuditedLimit after,
        string? rule
    ) =>
        Append(
            context,
            outcome,
            before,
            after with
            {
                Undoes = request.AuditSequence,
            },
            rule,
            LimitChangeTexts.UndoReason(request.AuditSequence, request.Reason),
            request.Ticket.Trim()
        );

    private LimitMoveOutcome.Forbidden Forbid(CommandContext context, LimitState limitState, string sentence)
    {
        Append(context, AuditOutcome.Forbidden, limitState, AuditedLimit.Of(limitState), sentence);
        return new(sentence);
    }
}
