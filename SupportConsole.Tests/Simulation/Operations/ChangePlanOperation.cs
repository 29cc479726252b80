using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Administration;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>
/// A manager gives an account another customer type while it works, perhaps after another manager, perhaps while an
/// escalation waits. The platform tells of the plan no more.
/// </summary>
internal sealed class ChangePlanOperation(Actor actor, AdministrationRequest request)
    : LimitOperation<AdministrationOutcome>(actor, request.AccountId, request.CorrelationId)
{
    public override string Kind => "plan";

    protected override string Signature => $"{request.Wanted.Plan}";

    protected override Command<AdministrationOutcome> Create() => new AdministerCommand(Actor, request);

    protected override string Decide(ModelBatch batch, ModelSnapshot snapshot)
    {
        var account = snapshot.Account;
        if (!Actor.Roles.Contains(Role.SupportManager))
        {
            Audit(batch, AuditOutcome.Forbidden);
            return "Forbidden";
        }

        if ((account.Plan, account.ConsoleFields) != (request.Seen.Plan, request.Seen.SetHere))
        {
            return $"Conflict {Audit(batch, AuditOutcome.Conflict)}";
        }

        account.ConsoleFields |= ConsoleFields.Plan;
        batch.MoveStreamingWithPlan(
            snapshot,
            this,
            request.Wanted.Plan,
            AttemptIds.Of(request.AccountId, request.CorrelationId)
        );
        return batch.ChangePlan(snapshot, this, request.Wanted.Plan, () => Audit(batch));
    }

    protected override string Describe(AdministrationOutcome outcome) =>
        outcome switch
        {
            AdministrationOutcome.Applied applied => $"Applied {applied.Started} {applied.AuditSequence}",
            AdministrationOutcome.Conflict conflict => $"Conflict {conflict.AuditSequence}",
            AdministrationOutcome.UnknownAccount => "Unknown",
            _ => outcome.GetType().Name,
        };
}
