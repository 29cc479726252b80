using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>A person takes the last change of a limit back, as long as nothing moved since.</summary>
internal sealed class UndoLimitCommand(Actor actor, LimitUndoRequest request)
    : AuditedCommand<LimitMoveOutcome>(actor, request.AccountId, request.CorrelationId)
{
    protected override string Action => AuditActions.UndoThrottleLimit;

    public override void Require(BatchRequirements requirements)
    {
        base.Require(requirements);
        requirements.Changes.LastChangesOf.Add(request.AccountId);
    }

    protected override LimitMoveOutcome Decide(LimitBatch batch, AccountBook book)
    {
        var standing = batch.Standing(book);
        var last = batch.Changes.Last(AccountId);
        if (!Actor.May(Permission.ChangeLimits) && !Actor.May(Permission.DecideEscalations))
        {
            return Forbid(batch, standing, LimitChangeTexts.Forbidden);
        }

        var guardrails = batch.Rules.Guardrails;
        var refusal = last is not null && last.AuditSequence != request.AuditSequence
            ? LimitUndoRefusal.MovedSince
            : LimitUndoPolicy.Decide(last, standing, batch.Now, guardrails);
        if (refusal is { } refused)
        {
            var sentence = LimitUndoTexts.Sentence(refused, last, guardrails.UndoMinutes);
            var outcome = refused == LimitUndoRefusal.MovedSince ? AuditOutcome.Conflict : AuditOutcome.Refused;
            return new LimitMoveOutcome.Refused(sentence, Append(batch, outcome, standing, AuditedLimit.Of(standing), sentence).Sequence);
        }

        if (LimitUndoPolicy.PermissionFor(last!) is var needed && !Actor.May(needed))
        {
            return Forbid(batch, standing, needed == Permission.DecideEscalations ? LimitUndoTexts.NeedsEngineering : LimitChangeTexts.Forbidden);
        }

        var move = LimitMove.Apply(
            batch, book, standing.Before(last!, batch.Now), LimitChangeCause.Undo, Actor, limit => Append(batch, AuditOutcome.Applied, standing, limit, rule: null));
        return new LimitMoveOutcome.Applied(standing.Value, move.After.Value, move.Started, move.Entry.Sequence)
        {
            ExpiresAt = move.After.Temporary?.ExpiresAt,
            RevertsTo = move.After.Temporary is null ? null : move.After.Lasting,
        };
    }

    protected override LimitMoveOutcome Repeat(AuditEntry earlier)
    {
        var (before, after) = (AuditedLimit.Read(earlier.Before)!, AuditedLimit.Read(earlier.After)!);
        return after.Undoes != request.AuditSequence ? Taken() : earlier.Outcome switch
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

    private AuditEntry Append(LimitBatch batch, AuditOutcome outcome, LimitStanding before, AuditedLimit after, string? rule) => Append(
        batch, outcome, before, after with { Undoes = request.AuditSequence }, rule, LimitUndoTexts.Reason(request.AuditSequence, request.Reason), request.Ticket.Trim());

    private LimitMoveOutcome.Forbidden Forbid(LimitBatch batch, LimitStanding standing, string sentence)
    {
        Append(batch, AuditOutcome.Forbidden, standing, AuditedLimit.Of(standing), sentence);
        return new(sentence);
    }
}
