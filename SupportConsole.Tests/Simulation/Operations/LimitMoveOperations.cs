using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>A person helps an account over the wait for engineering.</summary>
internal sealed class UrgentRaiseOperation(Actor actor, LimitChangeRequest request)
    : LimitOperation<LimitMoveOutcome>(actor, request.AccountId, request.CorrelationId)
{
    public override string Kind => "urgent";

    protected override string Signature => $"{request.NewLimit}";

    protected override Command<LimitMoveOutcome> Create() => new UrgentRaiseCommand(Actor, request);

    protected override string Describe(LimitMoveOutcome outcome) => MoveAnswers.Of(outcome);

    protected override string Decide(ModelBatch batch, ModelSnapshot snapshot)
    {
        var (account, before) = (snapshot.Account, batch.Model.ThrottleLimit(snapshot.Account));
        if (!Actor.Roles.Contains(Role.SupportEngineer))
        {
            Audit(batch, AuditOutcome.Forbidden);
            return "Forbidden";
        }

        if (account.Escalation is not { Kind: LimitKind.AsyncConcurrency } waiting || waiting.LapsesAt <= batch.Now)
        {
            return $"Refused {Audit(batch, AuditOutcome.Refused)}";
        }

        if (before != request.SeenLimit)
        {
            return $"Refused {Audit(batch, AuditOutcome.Conflict)}";
        }

        if (
            account.Temporary is { IsUrgent: true }
            || request.NewLimit <= before
            || request.NewLimit > waiting.OldLimit + 20
        )
        {
            return $"Refused {Audit(batch, AuditOutcome.Refused)}";
        }

        var until = batch.Now + (long)Math.Floor(batch.Model.Settings.Guardrails.UrgentRaiseHours * 3_600_000);
        var entry = Audit(batch);
        var started = batch.Move(
            snapshot,
            this,
            LimitChangeCause.UrgentRaise,
            entry,
            account.Own,
            new(request.NewLimit, Math.Min(until, account.Temporary?.ExpiresAt ?? until), IsUrgent: true)
        );
        return $"Applied {before} {request.NewLimit} {started} {entry}";
    }
}

/// <summary>A person takes the last change back.</summary>
internal sealed class UndoLimitOperation(Actor actor, LimitUndoRequest request)
    : LimitOperation<LimitMoveOutcome>(actor, request.AccountId, request.CorrelationId)
{
    public override string Kind => "undo";

    protected override string Signature => $"{request.AuditSequence}";

    protected override Command<LimitMoveOutcome> Create() => new UndoLimitCommand(Actor, request);

    protected override string Describe(LimitMoveOutcome outcome) => MoveAnswers.Of(outcome);

    protected override string Decide(ModelBatch batch, ModelSnapshot snapshot)
    {
        var (account, current) = (snapshot.Account, batch.Model.ThrottleLimit(snapshot.Account));
        if (!Actor.Roles.Contains(Role.SupportEngineer) && !Actor.Roles.Contains(Role.Engineering))
        {
            Audit(batch, AuditOutcome.Forbidden);
            return "Forbidden";
        }

        if (account.Last is { } moved && moved.Entry != request.AuditSequence)
        {
            return $"Refused {Audit(batch, AuditOutcome.Conflict)}";
        }

        if (
            account.Last
            is not { Cause: not (LimitChangeCause.Expiry or LimitChangeCause.Undo or LimitChangeCause.Plan) } last
        )
        {
            return $"Refused {Audit(batch, AuditOutcome.Refused)}";
        }

        if (last.NewLimit != current || last.After?.ExpiresAt != account.Temporary?.ExpiresAt)
        {
            return $"Refused {Audit(batch, AuditOutcome.Conflict)}";
        }

        if (batch.Now - last.At > 3_600_000)
        {
            return $"Refused {Audit(batch, AuditOutcome.Refused)}";
        }

        if (!Actor.Roles.Contains(last.Cause == LimitChangeCause.Escalation ? Role.Engineering : Role.SupportEngineer))
        {
            Audit(batch, AuditOutcome.Forbidden);
            return "Forbidden";
        }

        var entry = Audit(batch);
        var temporary = last.Before is { } before && before.ExpiresAt > batch.Now ? before : null;
        var started = batch.Move(snapshot, this, LimitChangeCause.Undo, entry, last.OwnBefore, temporary);
        return $"Applied {current} {batch.Model.ThrottleLimit(account)} {started} {entry}";
    }
}

/// <summary>How an urgent raise or an undo ended, in one line.</summary>
internal static class MoveAnswers
{
    public static string Of(LimitMoveOutcome outcome) =>
        outcome switch
        {
            LimitMoveOutcome.Applied applied =>
                $"Applied {applied.OldLimit} {applied.NewLimit} {applied.Started} {applied.AuditSequence}",
            LimitMoveOutcome.Refused refused => $"Refused {refused.AuditSequence}",
            LimitMoveOutcome.UnknownAccount => "Unknown",
            _ => outcome.GetType().Name,
        };
}
