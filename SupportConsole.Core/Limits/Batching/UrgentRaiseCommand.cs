using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Support raises a limit a little, for a short time, while engineering decides. Source: domain.md, "Support procedure: throttled by concurrency".</summary>
internal sealed class UrgentRaiseCommand(Actor actor, LimitChangeRequest request)
    : AuditedCommand<LimitMoveOutcome>(actor, request.AccountId, request.CorrelationId)
{
    protected override string Action => AuditActions.UrgentRaise;

    protected override LimitMoveOutcome Decide(LimitBatch batch, AccountBook book)
    {
        var standing = batch.Standing(book);
        if (!Actor.May(Permission.ChangeLimits))
        {
            Append(batch, AuditOutcome.Forbidden, standing, new(request.NewLimit), LimitChangeTexts.Forbidden);
            return new LimitMoveOutcome.Forbidden(LimitChangeTexts.Forbidden);
        }

        if (batch.Changes.Waiting(AccountId) is not { } waiting || waiting.StateAt(batch.Now) != EscalationState.Waiting)
        {
            return Refuse(batch, standing, AuditOutcome.Refused, EscalationTexts.NoneWaits(batch.Rules.Guardrails.UrgentRaise));
        }

        if (standing.Value != request.SeenLimit)
        {
            var setBy = batch.Overrides.GetValueOrDefault((AccountId, LimitKind.AsyncConcurrency))?.SetBy;
            return Refuse(batch, standing, AuditOutcome.Conflict, LimitChangeTexts.Conflict(request.SeenLimit, standing.Value, setBy));
        }

        return Problem(standing, waiting, batch.Rules.Guardrails) is { } problem
            ? Refuse(batch, standing, AuditOutcome.Refused, problem)
            : Apply(batch, book, standing, waiting);
    }

    protected override LimitMoveOutcome Repeat(AuditEntry earlier)
    {
        var (before, after) = (AuditedLimit.Read(earlier.Before)!, AuditedLimit.Read(earlier.After)!);
        return after.ThrottleLimit != request.NewLimit ? Taken() : earlier.Outcome switch
        {
            AuditOutcome.Applied => new LimitMoveOutcome.Applied(before.ThrottleLimit, after.ThrottleLimit, after.Started ?? 0, earlier.Sequence)
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

    private string? Problem(LimitStanding standing, Escalation waiting, GuardrailOptions guardrails)
    {
        var highest = LimitChangePolicy.HighestUrgentRaise(waiting.OldLimit, guardrails);
        return standing.Temporary is { Source: LimitSource.UrgentRaise } open ? EscalationTexts.UrgentRaiseOpen(open.Value, open.ExpiresAt)
            : request.NewLimit > highest ? EscalationTexts.UrgentRaiseTooHigh(highest, guardrails.UrgentRaise)
            : request.NewLimit <= standing.Value ? EscalationTexts.UrgentRaiseIsNoRaise(standing.Value)
            : null;
    }

    private LimitMoveOutcome.Applied Apply(LimitBatch batch, AccountBook book, LimitStanding standing, Escalation waiting)
    {
        var after = standing.RaiseUrgently(request.NewLimit, batch.Now.AddHours(batch.Rules.Guardrails.UrgentRaiseHours).Truncate(TimeSpan.FromMilliseconds(1)));
        var move = LimitMove.Apply(
            batch, book, after, LimitChangeCause.UrgentRaise, Actor, limit => Append(batch, AuditOutcome.Applied, standing, limit with { EscalationId = waiting.Id }, rule: null));
        var until = after.Temporary!.ExpiresAt;
        var text = EscalationPosts.UrgentRaise(waiting, batch.AccountName(AccountId), Actor.Name, after.Value, until, batch.Rules.Console);
        EscalationEnds.Post(batch, waiting, FormattableString.Invariant($"UrgentRaise:{move.Entry.Sequence}"), text);
        return new(standing.Value, after.Value, move.Started, move.Entry.Sequence) { ExpiresAt = until, RevertsTo = after.Lasting };
    }

    private LimitMoveOutcome.Refused Refuse(LimitBatch batch, LimitStanding standing, AuditOutcome outcome, string sentence) =>
        new(sentence, Append(batch, outcome, standing, new(request.NewLimit), sentence).Sequence);

    private AuditEntry Append(LimitBatch batch, AuditOutcome outcome, LimitStanding before, AuditedLimit after, string? rule) =>
        Append(batch, outcome, before, after, rule, request.Reason.Trim(), request.Ticket.Trim());
}
