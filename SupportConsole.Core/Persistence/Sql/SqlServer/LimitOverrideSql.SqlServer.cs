namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQL Server.</content>
internal sealed partial record LimitOverrideSql
{
    public static readonly LimitOverrideSql SqlServer = new()
    {
        Save = """
            UPDATE o
            SET limit_value = r.limit_value, source = r.source, since = r.since, set_by = r.set_by,
                audit_sequence = r.audit_sequence, expires_at = r.expires_at, reverts_to = r.reverts_to,
                reverts_to_source = r.reverts_to_source
            FROM {rows}
            JOIN limit_overrides o ON o.account_id = r.account_id AND o.kind = r.kind;
            INSERT INTO limit_overrides (account_id, kind, limit_value, source, since, set_by, audit_sequence,
                expires_at, reverts_to, reverts_to_source)
            SELECT r.account_id, r.kind, r.limit_value, r.source, r.since, r.set_by, r.audit_sequence, r.expires_at,
                r.reverts_to, r.reverts_to_source
            FROM {rows}
            WHERE NOT EXISTS (SELECT 1
            FROM limit_overrides o
            WHERE o.account_id = r.account_id AND o.kind = r.kind)
            """,
        Remove = """
            DELETE o
            FROM {rows}
            JOIN limit_overrides o ON o.account_id = r.account_id AND o.kind = r.kind
            """,
    };
}
