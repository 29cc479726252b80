using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits.Store;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>What the commands that move limits know besides the locked rows.</summary>
internal sealed class ChangeDetails
{
    private readonly List<(string AccountId, Pending<List<int>> Peak)> _peaks = [];
    private Pending<List<Escalation>>? _waiting;
    private Pending<List<Escalation>>? _named;
    private Pending<List<LimitChange>>? _last;

    /// <summary>Hands the questions over, to be sent with the lock before them.</summary>
    public static ChangeDetails Ask(ChangeRequirements needs, ILimitTransaction transaction, LimitRules rules, DateTimeOffset now)
    {
        var details = new ChangeDetails
        {
            _waiting = needs.MovesOf.Count == 0 ? null : transaction.FindWaitingEscalations(needs.MovesOf),
            _named = needs.Escalations.Count == 0 ? null : transaction.FindEscalations(needs.Escalations),
            _last = needs.LastChangesOf.Count == 0 ? null : transaction.FindLastLimitChanges(needs.LastChangesOf),
        };
        var since = rules.Guardrails.OverageSince(now);
        details._peaks.AddRange(needs.PeaksOf.Select(accountId => (accountId, transaction.PeakDemand(accountId, since))));
        return details;
    }

    /// <summary>Gives the answers to the batch.</summary>
    public void Give(LimitBatch batch)
    {
        foreach (var (accountId, peak) in _peaks)
        {
            batch.PeakDemands[accountId] = peak.Value[0];
        }

        foreach (var escalation in (_waiting?.Value ?? []).Concat(_named?.Value ?? []))
        {
            batch.Changes.Load(escalation);
        }

        foreach (var change in _last?.Value ?? [])
        {
            batch.Changes.Load(change);
        }
    }
}
