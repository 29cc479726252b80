using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;

namespace SupportConsole.Core.Limits.Store;

/// <content>Limit changes and escalations.</content>
internal sealed partial class SqlLimitTransaction
{
    private ChangeStatements Changes => sql.Changes;

    public Pending<List<Escalation>> FindWaitingEscalations(IReadOnlyCollection<string> accountIds) =>
        run.Query(Changes.FindWaitingEscalations, LimitRows.Ids, accountIds, LimitRowReader.Escalation);

    public Pending<List<Escalation>> FindEscalations(IReadOnlyCollection<string> ids) =>
        run.Query(Changes.FindEscalations, LimitRows.Ids, ids, LimitRowReader.Escalation);

    public Pending<List<LimitChange>> FindLastLimitChanges(IReadOnlyCollection<string> accountIds) =>
        run.Query(Changes.FindLastLimitChanges, LimitRows.Ids, accountIds, LimitRowReader.LimitChange);

    public void InsertLimitChanges(IReadOnlyCollection<LimitChange> changes) =>
        run.Write(nameof(Changes.InsertLimitChanges), Changes.InsertLimitChanges, LimitRows.LimitChanges, changes);

    public void RemoveOverrides(IReadOnlyCollection<(string AccountId, LimitKind Kind)> overrides) =>
        run.Upsert(Changes.RemoveOverrides, LimitRows.OverrideKeys, overrides);

    public void InsertEscalations(IReadOnlyCollection<Escalation> escalations) =>
        run.Write(nameof(Changes.InsertEscalations), Changes.InsertEscalations, LimitRows.NewEscalations, escalations);

    public void EndEscalations(IReadOnlyCollection<Escalation> escalations) =>
        run.Write(nameof(Changes.EndEscalations), Changes.EndEscalations, LimitRows.EndedEscalations, escalations);
}
