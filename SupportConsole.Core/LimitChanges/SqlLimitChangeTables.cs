using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence.Sql;
using static SupportConsole.Core.Persistence.Sql.Column;

namespace SupportConsole.Core.LimitChanges;

/// <inheritdoc cref="ILimitChangeTables"/>
internal sealed class SqlLimitChangeTables(LimitChangeSql sql, StatementRunner run) : ILimitChangeTables
{
    private static readonly RowShape<LimitChange> Changes = new(
        [
            Integer("audit_sequence"),
            Text("account_id"),
            Integer("kind"),
            Integer("cause"),
            Integer("happened_at"),
            Text("changed_by"),
            Integer("old_limit"),
            Integer("old_source"),
            Integer("old_expires_at"),
            Integer("old_reverts_to"),
            Integer("old_reverts_to_source"),
            Integer("new_limit"),
            Integer("new_source"),
            Integer("new_expires_at"),
        ],
        (row, change) =>
        {
            row.Add(change.AuditSequence);
            row.Add(change.AccountId);
            row.Add((int)change.Kind);
            row.Add((int)change.Cause);
            row.Add(change.At);
            row.Add(change.By);
            row.Add(change.OldLimit);
            row.Add((int)change.OldSource);
            row.Add(change.OldExpiresAt);
            row.Add(change.OldRevertsTo);
            row.Add((int)change.OldRevertsToSource);
            row.Add(change.NewLimit);
            row.Add((int)change.NewSource);
            row.Add(change.NewExpiresAt);
        }
    );

    public Pending<List<LimitChange>> FindLast(IReadOnlyCollection<string> accountIds) =>
        run.Query(sql.FindLast, RowShapes.Ids, accountIds, Read);

    public void Insert(IReadOnlyCollection<LimitChange> changes) =>
        run.Write(nameof(LimitChangeSql.Insert), sql.Insert, Changes, changes);

    private static LimitChange Read(IRow row) =>
        new()
        {
            AuditSequence = row.Long(0),
            AccountId = row.Text(1),
            Kind = (LimitKind)row.Int(2),
            Cause = (LimitChangeCause)row.Int(3),
            At = row.Time(4),
            By = row.Text(5),
            OldLimit = row.Int(6),
            OldSource = (LimitSource)row.Int(7),
            OldExpiresAt = row.TimeOrNull(8),
            OldRevertsTo = row.IntOrNull(9),
            OldRevertsToSource = (LimitSource)row.Int(10),
            NewLimit = row.Int(11),
            NewSource = (LimitSource)row.Int(12),
            NewExpiresAt = row.TimeOrNull(13),
        };
}
