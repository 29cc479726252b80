using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges.Escalations;

/// <summary>
/// Support raises a limit a little, for a short time, while engineering decides. Source: domain.md, "Support procedure:
/// throttled by concurrency".
/// </summary>
internal sealed class UrgentRaiseCommand(Actor actor, LimitChangeRequest request)
    : AuditedCommand<LimitMoveOutcome>(actor, request.AccountId, request.CorrelationId)
{
    protected override string Action => AuditActions.UrgentRaise;

    protected override LimitMoveOutcome Decide(CommandContext context, LimitedAccount account)
    {
        var limitState = context.LimitOf(account);
        if (!Actor.May(Permission.ChangeLimits))
        {
            Append(context, AuditOutcome.Forbidden, limitState, new(request.NewLimit), LimitChangeTexts.Forbidden);
            return new LimitMoveOutcome.Forbidden(LimitChangeTexts.Forbidden);
        }

        if (
            context.Escalations.Waiting(AccountId, LimitKind.AsyncConcurrency) is not { } waiting
            || waiting.StateAt(context.Now) != EscalationState.Waiting
        )
        {
            return Refuse(
                context,
                limitState,
                AuditOutcome.Refused,
                EscalationTexts.NoneWaits(context.GuardrailOptions.UrgentRaise)
            );
        }

        if (limitState.Value != request.SeenLimit)
        {
            var setBy = context.Overrides.Find(AccountId, LimitKind.AsyncConcurrency)?.SetBy;
            return Refuse(
                context,
                limitState,
                AuditOutcome.Conflict,
                LimitChangeTexts.Conflict(request.SeenLimit, limitState.Value, setBy)
            );
        }

        return Problem(limitState, waiting, context.GuardrailOptions) is { } problem
            ? Refuse(context, limitState, AuditOutcome.Refused, problem)
            : Apply(context, account, limitState, waiting);
    }

    protected override LimitMoveOutcome Repeat(AuditEntry earlier)
    {
        var (before, after) = (AuditedLimit.Read(earlier.Before)!, AuditedLimit.Read(earlier.After)!);
        return after.ThrottleLimit != request.NewLimit
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

    private string? Problem(LimitState limitState, Escalation waiting, GuardrailOptions guardrails)
    {
        var highest = LimitChangePolicy.HighestUrgentRaise(waiting.OldLimit, guardrails);
        return limitState.Temporary is { Source: LimitSource.UrgentRaise } open
                ? EscalationTexts.UrgentRaiseOpen(open.Value, open.ExpiresAt)
            : request.NewLimit > highest ? EscalationTexts.UrgentRaiseTooHigh(highest, guardrails.UrgentRaise)
            : request.NewLimit <= limitState.Value ? EscalationTexts.UrgentRaiseIsNoRaise(limitState.Value)
            : null;
    }

    private LimitMoveOutcome.Applied Apply(
        CommandContext context,
        LimitedAccount account,
        LimitState limitState,
        Escalation waiting
    )
    {
        var after = limitState.RaiseUrgently(
            request.NewLimit,
            context.Now.AddHours(context.GuardrailOptions.UrgentRaiseHours).Truncate(TimeSpan.FromMilliseconds(1))
        );
        var move = LimitMove.Apply(context, account, after, LimitChangeCause.UrgentRaise, Actor, limit =>
            Append(context, AuditOutcome.Applied, limitState, limit with { EscalationId = waiting.Id }, rule: null)
        );
        var until = after.Temporary!.ExpiresAt;
        var text = EscalationPosts.UrgentRaise(
            waiting,
            context.Identities.NameOf(AccountId),
            Actor.Name,
            after.Value,
            until,
            context.Settings<ConsoleOptions>()
        );
        EscalationEnding.Post(
            context,
            waiting,
            FormattableString.Invariant($"UrgentRaise:{move.Entry.Sequence}"),
            text
        );
        return new(limitState.Value, after.Value, move.Started, move.Entry.Sequence)
        {
            ExpiresAt = until,
            RevertsTo = after.Lasting,
        };
    }

    private LimitMoveOutcome.Refused Refuse(
        CommandContext context,
        LimitState limitState,
        AuditOutcome outcome,
        string sentence
    ) => new(sentence, Append(context, outcome, limitState, new(request.NewLimit), sentence).Sequence);

    private AuditEntry Append(
        CommandContext context,
        AuditOutcome outcome,
        LimitState before,
        AuditedLimit after,
        string? rule
    ) => Append(context, outcome, before, after, rule, request.Reason.Trim(), request.Ticket.Trim());
}
