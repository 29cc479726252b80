using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges.Streaming;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges.Escalations;

/// <summary>
/// A person asks engineering for a limit that the guardrails do not let support set. One waits an account.
/// </summary>
/// <param name="actor">Who asks.</param>
/// <param name="request">For which limit.</param>
/// <param name="demand">
/// The streaming of the account lately, when that is asked about; read just before, since a minute more or less of days
/// needs no lock. Null for the throttle limit.
/// </param>
internal sealed class RequestEscalationCommand(Actor actor, LimitChangeRequest request, StreamingDemand? demand)
    : AuditedCommand<EscalationRequestOutcome>(actor, request.AccountId, request.CorrelationId)
{
    private readonly string _id = AttemptIds.Of(request.AccountId, request.CorrelationId);

    protected override string Action => AuditActions.RequestEscalation;

    public override void Require(CommandContext context)
    {
        base.Require(context);
        GuardrailDecision.Require(context, request.AccountId);
    }

    protected override EscalationRequestOutcome Decide(CommandContext context, LimitedAccount account)
    {
        var limitState = context.LimitOf(account, request.Kind);
        if (!Actor.May(Permission.RequestEscalation))
        {
            Append(context, AuditOutcome.Forbidden, limitState, Asked, EscalationTexts.MayNotRequest);
            return new EscalationRequestOutcome.Forbidden(EscalationTexts.MayNotRequest);
        }

        if (
            request.Expiry is { } expiry
            && LimitChangeValidator.Expiry(expiry, context.Now, context.GuardrailOptions) is { } problem
        )
        {
            return new EscalationRequestOutcome.Invalid([new(nameof(request.ExpiresAt), problem)]);
        }

        if (WaitingAfterLapse(context, account) is { } waiting)
        {
            var sentence = EscalationTexts.AlreadyWaiting(waiting);
            var conflict = Append(
                context,
                AuditOutcome.Conflict,
                limitState,
                Asked with
                {
                    EscalationId = waiting.Id,
                },
                sentence
            );
            return new EscalationRequestOutcome.AlreadyWaiting(waiting.Id, sentence, conflict.Sequence);
        }

        if (limitState.Value != request.SeenLimit)
        {
            var setBy = context.Overrides.Find(AccountId, request.Kind)?.SetBy;
            var sentence = LimitChangeTexts.Conflict(request.SeenLimit, limitState.Value, setBy);
            return new EscalationRequestOutcome.Conflict(
                limitState.Value,
                sentence,
                Append(context, AuditOutcome.Conflict, limitState, Asked, sentence).Sequence
            );
        }

        return Ask(context, account, limitState);
    }

    protected override EscalationRequestOutcome Repeat(AuditEntry earlier)
    {
        var (before, after) = (AuditedLimit.Read(earlier.Before)!, AuditedLimit.Read(earlier.After)!);
        return
            after.ThrottleLimit != request.NewLimit
            || after.ExpiresAt != request.Expiry
            || after.Kind != AuditedLimit.Named(request.Kind)
            ? Taken()
            : earlier.Outcome switch
            {
                AuditOutcome.Applied => new EscalationRequestOutcome.Requested(
                    after.EscalationId!,
                    after.Rule!.Value,
                    earlier.Sequence
                ),
                AuditOutcome.Conflict when after.EscalationId is { } waiting =>
                    new EscalationRequestOutcome.AlreadyWaiting(waiting, earlier.Rule!, earlier.Sequence),
                AuditOutcome.Conflict => new EscalationRequestOutcome.Conflict(
                    before.ThrottleLimit,
                    earlier.Rule!,
                    earlier.Sequence
                ),
                AuditOutcome.Forbidden => new EscalationRequestOutcome.Forbidden(earlier.Rule!),
                _ => new EscalationRequestOutcome.NotNeeded(earlier.Rule!, earlier.Sequence),
            };
    }

    protected override EscalationRequestOutcome Taken() => new EscalationRequestOutcome.Invalid([TakenAttempt]);

    protected override EscalationRequestOutcome Unknown() => new EscalationRequestOutcome.UnknownAccount();

    private AuditedLimit Asked =>
        new(request.NewLimit) { Kind = AuditedLimit.Named(request.Kind), ExpiresAt = request.Expiry };

    /// <summary>
    /// The escalation that waits, whichever limit it is about; one whose time was up a moment ago makes room.
    /// </summary>
    private Escalation? WaitingAfterLapse(CommandContext context, LimitedAccount account)
    {
        if (context.Escalations.Waiting(AccountId) is not { } waiting)
        {
            return null;
        }

        if (waiting.StateAt(context.Now) == EscalationState.Waiting)
        {
            return waiting;
        }

        EscalationEnding.Lapse(context, waiting, context.LimitOf(account, waiting.Kind));
        return null;
    }

    private EscalationRequestOutcome Ask(CommandContext context, LimitedAccount account, LimitState limitState)
    {
        var (rule, sentence) = demand is null
            ? GuardrailDecision.Of(context, account, request.NewLimit)
            : GuardrailDecision.Of(context, limitState, request.NewLimit, demand);
        if (LimitChangePolicy.IsApplied(rule))
        {
            var notNeeded = EscalationTexts.NotNeeded(sentence);
            return new EscalationRequestOutcome.NotNeeded(
                notNeeded,
                Append(context, AuditOutcome.Refused, limitState, Asked with { Rule = rule }, notNeeded).Sequence
            );
        }

        var entry = Append(
            context,
            AuditOutcome.Applied,
            limitState,
            Asked with
            {
                Rule = rule,
                EscalationId = _id,
            },
            rule: null
        );
        var escalation = Escalation(context, account, limitState, rule, entry.Sequence);
        context.Escalations.Add(escalation);
        EscalationEnding.Post(
            context,
            escalation,
            "Requested",
            EscalationPosts.Request(
                escalation,
                context.Identities.NameOf(AccountId),
                sentence,
                context.Settings<ConsoleOptions>(),
                context.Identities.Find(AccountId)?.ImportantOwner
            )
        );
        account.Touch();
        return new EscalationRequestOutcome.Requested(_id, rule, entry.Sequence);
    }

    private Escalation Escalation(
        CommandContext context,
        LimitedAccount account,
        LimitState limitState,
        LimitChangeRule rule,
        long auditSequence
    ) =>
        new()
        {
            Id = _id,
            AccountId = AccountId,
            State = EscalationState.Waiting,
            OldLimit = limitState.WithoutUrgentRaise,
            NewLimit = request.NewLimit,
            ExpiresAt = request.Expiry,
            Rule = rule,
            Kind = request.Kind,
            PeakDemand = demand?.Peak ?? GuardrailDecision.Peak(context, account),
            PeakAt = demand?.PeakAt,
            Running = demand?.Open ?? account.State.Running,
            Queued = demand?.Refused ?? account.State.Queued,
            RefusingMinutes = demand?.RefusingMinutes,
            Reason = request.Reason.Trim(),
            Ticket = request.Ticket.Trim(),
            RequestedById = Actor.Id,
            RequestedBy = Actor.Name,
            RequestedAt = context.Now,
            LapsesAt = context
                .Now.AddHours(context.GuardrailOptions.EscalationHours)
                .Truncate(TimeSpan.FromMilliseconds(1)),
            RequestAuditSequence = auditSequence,
        };

    private AuditEntry Append(
        CommandContext context,
        AuditOutcome outcome,
        LimitState before,
        AuditedLimit after,
        string? rule
    ) => Append(context, outcome, before, after, rule, request.Reason.Trim(), request.Ticket.Trim());
}
