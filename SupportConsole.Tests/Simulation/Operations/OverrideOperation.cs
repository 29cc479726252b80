using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>
/// A person gives an account a limit of its own that has no guardrail, or takes it back to the plan's.
/// </summary>
internal sealed class OverrideOperation(Actor actor, OverrideRequest request)
    : LimitOperation<OverrideOutcome>(actor, request.AccountId, request.CorrelationId)
{
    public override string Kind => "override";

    protected override string Signature => $"{request.Kind} {request.Wanted}";

    protected override Command<OverrideOutcome> Create() => new OverrideCommand(Actor, request, demand: null);

    protected override string Decide(ModelBatch batch, ModelSnapshot snapshot)
    {
        var account = snapshot.Account;
        int? own = account.Overrides.TryGetValue(request.Kind, out var value) ? value : null;
        if (!Actor.Roles.Contains(Role.SupportEngineer))
        {
            Audit(batch, AuditOutcome.Forbidden);
            return "Forbidden";
        }

        if (own != request.Seen)
        {
            return $"Conflict {Audit(batch, AuditOutcome.Conflict)}";
        }

        var planDefault = batch.Model.Settings.Limits.Of(account.Plan).Of(request.Kind);
        var answer = $"Applied {request.Kind} {own ?? planDefault} {request.Wanted ?? planDefault}";
        if (request.Kind == LimitKind.StreamingSessionsPerMinute)
        {
            var entry = Audit(batch);
            batch.MoveStreaming(snapshot, this, LimitChangeCause.Change, entry, request.Wanted);
            return $"{answer} {entry}";
        }

        if (request.Wanted is { } wanted)
        {
            account.Overrides[request.Kind] = wanted;
        }
        else
        {
            account.Overrides.Remove(request.Kind);
        }

        snapshot.Drain(batch, this);
        return $"{answer} {Audit(batch)}";
    }

    protected override string Describe(OverrideOutcome outcome) =>
        outcome switch
        {
            OverrideOutcome.Applied applied =>
                $"Applied {applied.Kind} {applied.OldLimit} {applied.NewLimit} {applied.AuditSequence}",
            OverrideOutcome.Conflict conflict => $"Conflict {conflict.AuditSequence}",
            OverrideOutcome.UnknownAccount => "Unknown",
            _ => outcome.GetType().Name,
        };
}
