using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence.Sql;
using static SupportConsole.Core.Persistence.Sql.Column;

namespace SupportConsole.Core.Limits;

/// <inheritdoc cref="ILimitOverrideTables"/>
internal sealed class SqlLimitOverrideTables(LimitOverrideSql sql, StatementRunner run) : ILimitOverrideTables
{
    private static readonly RowShape<LimitOverride> Overrides = new(
        [
            Text("account_id"),
            Integer("kind"),
            Integer("limit_value"),
            Integer("source"),
            Integer("since"),
            Text("set_by"),
            Integer("audit_sequence"),
            Integer("expires_at"),
            Integer("reverts_to"),
            Integer("reverts_to_source"),
        ],
        (row, limit) =>
        {
            row.Add(limit.AccountId);
            row.Add((int)limit.Kind);
            row.Add(limit.Value);
            row.Add((int)limit.Source);
            row.Add(limit.Since);
            row.Add(limit.SetBy);
            row.Add(limit.AuditSequence);
            row.Add(limit.ExpiresAt);
            row.Add(limit.RevertsTo);
            row.Add((int)limit.RevertsToSource);
        }
    );

    private static readonly RowShape<(string AccountId, LimitKind Kind)> Keys = new(
        [Text("account_id"), Integer("kind")],
        (row, key) =>
        {
            row.Add(key.AccountId);
            row.Add((int)key.Kind);
        }
    );

    public Pending<List<LimitOverride>> Find(IReadOnlyCollection<string> accountIds) =>
        run.Query(sql.Find, RowShapes.Ids, accountIds, Read);

    public void Save(IReadOnlyCollection<LimitOverride> overrides) => run.Upsert(sql.Save, Overrides, overrides);

    public void Remove(IReadOnlyCollection<(string AccountId, LimitKind Kind)> overrides) =>
        run.Upsert(sql.Remove, Keys, overrides);

    private static LimitOverride Read(IRow row) =>
        new()
        {
            AccountId = row.Text(0),
            Kind = (LimitKind)row.Int(1),
            Value = row.Int(2),
            Source = (LimitSource)row.Int(3),
            Since = row.Time(4),
            SetBy = row.Text(5),
            AuditSequence = row.Long(6),
            ExpiresAt = row.TimeOrNull(7),
            RevertsTo = row.IntOrNull(8),
            RevertsToSource = (LimitSource)row.Int(9),
        };
}
