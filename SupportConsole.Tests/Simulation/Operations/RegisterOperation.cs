using SupportConsole.Core.Accounts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Registration;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>Billing tells about an account: new, another plan, disabled, auto-pay.</summary>
internal sealed class RegisterOperation(AccountRegistration registration) : Operation<RegisterOutcome>
{
    private (bool Created, long Balance, int Limit, int Running, int Queued) _expected;

    public override string Kind => "register";

    public override void Replay(ModelBatch batch)
    {
        var snapshot = batch.Snapshot(registration.AccountId);
        var isNew = snapshot is null;
        var account = snapshot?.Account ?? new(registration.AccountId);
        var before = (account.Plan, account.Disabled, account.EomBilling, account.AutoPay);
        account.Plan = account.ConsoleFields.HasFlag(ConsoleFields.Plan) ? account.Plan : registration.Plan;
        account.Disabled = registration.Disabled.Or(account.Disabled);
        account.EomBilling = registration.EomBilling.Or(account.EomBilling);
        account.AutoPay = registration.AutoPay.Or(account.AutoPay);
        if (snapshot is null)
        {
            batch.Create(account).Touch();
            batch.Audit(((RegisterCommand)Command).CorrelationId);
        }
        else
        {
            if (before != (account.Plan, account.Disabled, account.EomBilling, account.AutoPay))
            {
                batch.Audit(((RegisterCommand)Command).CorrelationId);
            }

            snapshot.Drain(batch, this);
        }

        _expected = (isNew, account.Balance, batch.Model.EffectiveLimit(account), account.Running, account.Queued);
    }

    public override void Answered(Parties parties)
    {
        var (created, overview) = (RegisterOutcome.Registered)Outcome;
        var answer = (
            created,
            overview.State.Balance.Micros,
            overview.Limit.Value,
            overview.State.Running,
            overview.State.Queued
        );
        Demand(IsCommitted && answer == _expected, $"{_expected}", answer);
        parties.Registered(registration.AccountId);
    }

    protected override Command<RegisterOutcome> Create() => new RegisterCommand(registration);
}
