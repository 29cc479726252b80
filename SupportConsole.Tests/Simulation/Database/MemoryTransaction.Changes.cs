using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;

namespace SupportConsole.Tests.Simulation.Database;

internal partial class MemoryTransaction
{
    public Pending<List<Escalation>> FindWaitingEscalations(IReadOnlyCollection<string> accountIds) =>
        Query(nameof(FindWaitingEscalations), () =>
            tables.Escalations.Values.Where(escalation =>
                escalation.State == EscalationState.Waiting && accountIds.Contains(escalation.AccountId)
            )
        );

    public virtual Pending<List<Escalation>> FindEscalations(IReadOnlyCollection<string> ids) =>
        Query(nameof(FindEscalations), () => ids.Select(tables.Escalations.GetValueOrDefault).OfType<Escalation>());

    public Pending<List<LimitChange>> FindLastLimitChanges(IReadOnlyCollection<string> accountIds) =>
        Query(nameof(FindLastLimitChanges), () =>
            accountIds
                .Select(id =>
                    tables.LimitChanges.FindLast(change =>
                        change.AccountId == id && change.Kind == LimitKind.AsyncConcurrency
                    )
                )
                .OfType<LimitChange>()
        );

    public virtual void InsertLimitChanges(IReadOnlyCollection<LimitChange> changes) =>
        Write(nameof(InsertLimitChanges), () => Changes.LimitChanges.AddRange(changes));

    public void RemoveOverrides(IReadOnlyCollection<(string AccountId, LimitKind Kind)> overrides) =>
        Write(nameof(RemoveOverrides), () => Changes.RemovedOverrides.AddRange(overrides));

    public virtual void InsertEscalations(IReadOnlyCollection<Escalation> escalations) =>
        Write(nameof(InsertEscalations), async () =>
        {
            foreach (var escalation in escalations)
            {
                await LockAsync(LockedTable.Escalation, escalation.AccountId);
                DemandUnique(
                    escalation.State == EscalationState.Waiting && Waits(escalation.AccountId),
                    escalation.AccountId
                );
                Changes.Escalations[escalation.Id] = escalation;
            }
        });

    public virtual void EndEscalations(IReadOnlyCollection<Escalation> escalations) =>
        Write(nameof(EndEscalations), async () =>
        {
            var met = 0;
            foreach (var escalation in escalations)
            {
                await LockAsync(LockedTable.Escalation, escalation.AccountId);
                if (tables.Escalations.GetValueOrDefault(escalation.Id) is { State: EscalationState.Waiting })
                {
                    Changes.Escalations[escalation.Id] = escalation;
                    met++;
                }
            }

            Demand(nameof(EndEscalations), escalations.Count, met);
        });

    /// <summary>The unique index on what waits.</summary>
    private bool Waits(string accountId) =>
        tables.Escalations.Values.Any(row =>
            row.AccountId == accountId
            && (Changes.Escalations.GetValueOrDefault(row.Id) ?? row).State == EscalationState.Waiting
        );
}
