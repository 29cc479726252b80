using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>A node finds a temporary limit whose time is up, or nearly, or was when it looked.</summary>
internal sealed class RevertLimitOperation(string accountId, long auditSequence) : Operation<RevertedLimit>
{
    private bool _isReverted;

    public override string Kind => "revert";

    public override void Replay(ModelBatch batch)
    {
        _isReverted =
            batch.Snapshot(accountId) is { } snapshot
            && snapshot.Account is { Temporary: { } temporary, Last: { } last }
            && last.Entry == auditSequence
            && temporary.ExpiresAt <= batch.Now;
        if (_isReverted)
        {
            var reverted = batch.Snapshot(accountId)!;
            batch.Move(
                reverted,
                this,
                LimitChangeCause.Expiry,
                batch.Audit($"revert:{auditSequence}"),
                reverted.Account.Own,
                temporary: null
            );
        }
    }

    public override void Answered(Parties parties) =>
        Demand(IsCommitted && Outcome.IsReverted == _isReverted, $"{_isReverted}", Outcome);

    protected override Command<RevertedLimit> Create() => new RevertLimitCommand(accountId, auditSequence);
}
