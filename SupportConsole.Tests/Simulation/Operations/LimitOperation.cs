using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>
/// A person asks something about a limit, perhaps twice, perhaps without the right to; the same attempt gets the same
/// answer.
/// </summary>
internal abstract class LimitOperation<TOutcome>(Actor actor, string accountId, string correlationId)
    : Operation<TOutcome>
    where TOutcome : class
{
    private string _expected = "no answer";

    protected Actor Actor => actor;

    protected string AccountId => accountId;

    /// <summary>What a repeat must have in common with the first attempt.</summary>
    protected abstract string Signature { get; }

    public sealed override void Replay(ModelBatch batch)
    {
        var signature = $"{Kind} {actor.Id} {accountId} {Signature}";
        if (batch.Model.Answers.TryGetValue(correlationId, out var known))
        {
            _expected = known.Signature == signature ? known.Answer : "Invalid";
        }
        else if (batch.Snapshot(accountId) is { } snapshot)
        {
            var before = batch.Audited.Count;
            _expected = Decide(batch, snapshot);
            if (batch.Audited.Skip(before).Any(entry => entry.CorrelationId == correlationId))
            {
                batch.Model.Answers.Add(correlationId, (signature, _expected));
            }
        }
        else
        {
            _expected = "Unknown";
        }
    }

    public sealed override void Answered(Parties parties)
    {
        var answer = Describe(Outcome);
        Demand(IsCommitted && answer == _expected, _expected, answer);
    }

    protected abstract string Decide(ModelBatch batch, ModelSnapshot snapshot);

    protected abstract string Describe(TOutcome outcome);

    /// <summary>The attempt's own audit entry.</summary>
    protected long Audit(ModelBatch batch, AuditOutcome outcome = AuditOutcome.Applied) =>
        batch.Audit(correlationId, outcome);
}
