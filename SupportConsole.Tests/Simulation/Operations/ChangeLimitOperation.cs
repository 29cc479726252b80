using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>A person changes a limit, for good or for a while, perhaps one that has changed meanwhile.</summary>
internal sealed class ChangeLimitOperation(Actor actor, LimitChangeRequest request)
    : LimitOperation<LimitChangeOutcome>(actor, request.AccountId, request.CorrelationId)
{
    public override string Kind => "limit";

    protected override string Signature => $"{request.NewLimit} {request.ExpiresAt?.ToUnixTimeMilliseconds()}";

    protected override Command<LimitChangeOutcome> Create() => new ChangeLimitCommand(Actor, request);

    /// <summary>The table of domain.md, "Support procedure: throttled by concurrency", step 4.</summary>
    protected override string Decide(ModelBatch batch, ModelSnapshot snapshot)
    {
        var before = batch.Model.ThrottleLimit(snapshot.Account);
        if (!Actor.Roles.Contains(Role.SupportEngineer))
        {
            Audit(batch, AuditOutcome.Forbidden);
            return "Forbidden";
        }

        if (batch.IsOutOfRange(request.ExpiresAt))
        {
            return "Invalid";
        }

        if (before != request.SeenLimit)
        {
            return $"Conflict {before} {Audit(batch, AuditOutcome.Conflict)}";
        }

        if (batch.Guardrail(snapshot, request.NewLimit) is { } rule)
        {
            return $"Refused {rule} {Audit(batch, AuditOutcome.Refused)}";
        }

        var entry = Audit(batch);
        var started = request.ExpiresAt is { } at
            ? batch.Move(
                snapshot,
                this,
                LimitChangeCause.Change,
                entry,
                snapshot.Account.Own,
                new(request.NewLimit, at.ToUnixTimeMilliseconds())
            )
            : batch.Move(snapshot, this, LimitChangeCause.Change, entry, request.NewLimit, temporary: null);
        return $"Applied {before} {request.NewLimit} {started} {entry}";
    }

    protected override string Describe(LimitChangeOutcome outcome) =>
        outcome switch
        {
            LimitChangeOutcome.Applied applied =>
                $"Applied {applied.OldLimit} {applied.NewLimit} {applied.Started} {applied.AuditSequence}",
            LimitChangeOutcome.Refused refused => $"Refused {refused.Rule} {refused.AuditSequence}",
            LimitChangeOutcome.Conflict conflict => $"Conflict {conflict.CurrentLimit} {conflict.AuditSequence}",
            LimitChangeOutcome.UnknownAccount => "Unknown",
            _ => outcome.GetType().Name,
        };
}
