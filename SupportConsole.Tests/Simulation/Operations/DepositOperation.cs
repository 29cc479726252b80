using SupportConsole.Core.Billing.Deposits;
using SupportConsole.Core.Engine;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>A customer pays, perhaps reported more than once.</summary>
internal sealed class DepositOperation(DepositRequest deposit) : Operation<DepositOutcome>
{
    private DepositOutcome? _expected;

    public override string Kind => "deposit";

    public override void Replay(ModelBatch batch)
    {
        if (batch.Snapshot(deposit.AccountId) is not { } snapshot)
        {
            _expected = new DepositOutcome.UnknownAccount();
        }
        else if (snapshot.Account.Ledger.TryGetValue(deposit.Reference, out var known))
        {
            _expected =
                known == deposit.Amount.Micros
                    ? new DepositOutcome.Accepted(new(snapshot.Account.Balance))
                    : new DepositOutcome.ReferenceTaken(new(known));
        }
        else
        {
            snapshot.Account.Ledger.Add(deposit.Reference, deposit.Amount.Micros);
            snapshot.Account.Balance += deposit.Amount.Micros;
            snapshot.Drain(batch, this);
            _expected = new DepositOutcome.Accepted(new(snapshot.Account.Balance));
        }
    }

    public override void Answered(Parties parties) =>
        Demand(IsCommitted && Outcome == _expected, $"{_expected}", Outcome);

    protected override Command<DepositOutcome> Create() => new DepositCommand(deposit);
}
