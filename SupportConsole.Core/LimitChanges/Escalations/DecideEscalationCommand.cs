using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges.Escalations;

/// <summary>
/// A person approves, denies or takes back an escalation. An approval binds to the exact account, old limit and new
/// limit, and is applied in the same transaction. Source: domain.md, "Support procedure: throttled by concurrency".
/// </summary>
/// <param name="actor">Who decides.</param>
/// <param name="accountId">The escalation's account, which never changes.</param>
/// <param name="request">What is decided.</param>
internal sealed class DecideEscalationCommand(Actor actor, string accountId, EscalationDecisionRequest request)
    : AuditedCommand<EscalationDecisionOutcome>(actor, accountId, request.CorrelationId)
{
    protected override string Action =>
        request.Decision switch
        {
            EscalationDecision.Approve => AuditActions.ApproveEscalation,
            EscalationDecision.Deny => AuditActions.DenyEscalation,
            _ => AuditActions.WithdrawEscalation,
        };

    private string? Comment => string.IsNullOrWhiteSpace(request.Comment) ? null : request.Comment.Trim();

    public override void Require(CommandContext context)
    {
        base.Require(context);
        context.Escalations.Wanted.Add(request.EscalationId);
    }

    protected override EscalationDecisionOutcome Decide(CommandContext context, LimitedAccount account)
    {
        if (context.Escalations.Find(request.EscalationId) is not { } escalation)
        {
            return new EscalationDecisionOutcome.UnknownEscalation();
        }

        var limitState = context.LimitOf(account, escalation.Kind);
        var isWithdrawal = request.Decision == EscalationDecision.Withdraw;
        if (!Actor.May(isWithdrawal ? Permission.RequestEscalation : Permission.DecideEscalations))
        {
            var sentence = isWithdrawal ? EscalationTexts.MayNotRequest : EscalationTexts.MayNotDecide;
            Append(context, AuditOutcome.Forbidden, limitState, Asked(escalation), sentence, escalation);
            return new EscalationDecisionOutcome.Forbidden(sentence);
        }

        return Refuse(context, limitState, escalation) is { } refused
            ? refused
            : Decide(context, account, limitState, escalation);
    }

    protected override EscalationDecisionOutcome Repeat(AuditEntry earlier)
    {
        var (before, after) = (AuditedLimit.Read(earlier.Before)!, AuditedLimit.Read(earlier.After)!);
        return after.EscalationId != request.EscalationId
            ? Taken()
            : earlier.Outcome switch
            {
                AuditOutcome.Applied => new EscalationDecisionOutcome.Decided(
                    StateOf(request.Decision),
                    before.ThrottleLimit,
                    request.Decision == EscalationDecision.Approve ? after.ThrottleLimit : before.ThrottleLimit,
                    after.Started ?? 0,
                    earlier.Sequence
                ),
                AuditOutcome.Forbidden => new EscalationDecisionOutcome.Forbidden(earlier.Rule!),
                _ => new EscalationDecisionOutcome.Refused(after.Refusal!.Value, earlier.Rule!, earlier.Sequence),
            };
    }

    protected override EscalationDecisionOutcome Taken() => new EscalationDecisionOutcome.Invalid([TakenAttempt]);

    protected override EscalationDecisionOutcome Unknown() => new EscalationDecisionOutcome.UnknownEscalation();

    private static EscalationState StateOf(EscalationDecision decision) =>
        decision switch
        {
            EscalationDecision.Approve => EscalationState.Approved,
            EscalationDecision.Deny => EscalationState.Denied,
            _ => EscalationState.Withdrawn,
        };

    private static AuditedLimit Asked(Escalation escalation) =>
        new(escalation.NewLimit)
        {
            Kind = AuditedLimit.Named(escalation.Kind),
            ExpiresAt = escalation.ExpiresAt,
            EscalationId = escalation.Id,
        };

    private EscalationDecisionOutcome.Refused? Refuse(
        CommandContext context,
        LimitState limitState,
        Escalation escalation
    )
    {
        var isOwn = escalation.RequestedById == Actor.Id;
        if (request.Decision == EscalationDecision.Withdraw && !isOwn)
        {
            return Refuse(
                context,
                limitState,
                escalation,
                EscalationRefusal.NotOwnRequest,
                EscalationTexts.NotOwnRequest(escalation.RequestedBy)
            );
        }

        if (request.Decision != EscalationDecision.Withdraw && isOwn)
        {
            return Refuse(context, limitState, escalation, EscalationRefusal.OwnRequest, EscalationTexts.OwnRequest);
        }

        if (escalation.State != EscalationState.Waiting)
        {
            return Refuse(
                context,
                limitState,
                escalation,
                EscalationRefusal.NotWaiting,
                EscalationTexts.NotWaiting(escalation)
            );
        }

        if (escalation.StateAt(context.Now) == EscalationState.Lapsed)
        {
            var lapsed = Refuse(
                context,
                limitState,
                escalation,
                EscalationRefusal.Lapsed,
                EscalationTexts.Lapsed(escalation)
            );
            EscalationEnding.Lapse(context, escalation, limitState);
            return lapsed;
        }

        return request.Decision == EscalationDecision.Approve ? RefuseApproval(context, limitState, escalation) : null;
    }

    private EscalationDecisionOutcome.Refused? RefuseApproval(
        CommandContext context,
        LimitState limitState,
        Escalation escalation
    )
    {
        if (limitState.WithoutUrgentRaise != escalation.OldLimit)
        {
            // A change in the console has made it void already; what is left is the plan's default.
            var moved = EscalationTexts.MovedByPlan(escalation.OldLimit, limitState.WithoutUrgentRaise);
            var refused = Refuse(
                context,
                limitState,
                escalation,
                EscalationRefusal.LimitMoved,
                EscalationTexts.LimitMoved(moved)
            );
            EscalationEnding.Void(context, escalation, Actor, moved, refused.AuditSequence);
            return refused;
        }

        return escalation.ExpiresAt is { } expiresAt && expiresAt <= context.Now
            ? Refuse(
                context,
                limitState,
                escalation,
                EscalationRefusal.ExpiryPassed,
                EscalationTexts.ExpiryPassed(expiresAt)
            )
            : null;
    }

    private EscalationDecisionOutcome.Refused Refuse(
        CommandContext context,
        LimitState limitState,
        Escalation escalation,
        EscalationRefusal refusal,
        string sentence
    )
    {
        var outcome = refusal is EscalationRefusal.NotWaiting or EscalationRefusal.LimitMoved
            ? AuditOutcome.Conflict
            : AuditOutcome.Refused;
        return new(
            refusal,
            sentence,
            Append(
                context,
                outcome,
                limitState,
                Asked(escalation) with
                {
                    Refusal = refusal,
                },
                sentence,
                escalation
            ).Sequence
        );
    }

    private EscalationDecisionOutcome.Decided Decide(
        CommandContext context,
        LimitedAccount account,
        LimitState limitState,
        Escalation escalation
    )
    {
        var state = StateOf(request.Decision);
        if (request.Decision != EscalationDecision.Approve)
        {
            var entry = Append(context, AuditOutcome.Applied, limitState, Asked(escalation), rule: null, escalation);
            EscalationEnding.Decide(context, escalation, state, Actor, Comment, entry.Sequence);
            return new(state, limitState.Value, limitState.Value, 0, entry.Sequence);
        }

        // It ends before the limit moves: its own approval must not make it void.
        EscalationEnding.Decide(context, escalation, state, Actor, Comment, context.Audit.NextSequence);
        var after = limitState.Change(escalation.NewLimit, LimitSource.Approval, escalation.ExpiresAt);
        var move = LimitMove.Apply(
            context,
            account,
            after,
            LimitChangeCause.Escalation,
            Actor,
            limit =>
                Append(
                    context,
                    AuditOutcome.Applied,
                    limitState,
                    limit with
                    {
                        EscalationId = escalation.Id,
                    },
                    rule: null,
                    escalation
                ),
            escalation.Kind
        );
        return new(state, limitState.Value, after.Value, move.Started, move.Entry.Sequence);
    }

    private AuditEntry Append(
        CommandContext context,
        AuditOutcome outcome,
        LimitState before,
        AuditedLimit after,
        string? rule,
        Escalation escalation
    ) => Append(context, outcome, before, after, rule, Comment, escalation.Ticket);
}
