namespace SupportConsole.Core.Persistence.Sql;

/// <content>PostgreSQL.</content>
internal sealed partial record LimitOverrideSql
{
    public static readonly LimitOverrideSql PostgreSql = new()
    {
        Save = """
            INSERT INTO limit_overrides (account_id, kind, limit_value, source, since, set_by, audit_sequence,
                expires_at, reverts_to, reverts_to_source)
            SELECT r.account_id, r.kind, r.limit_value, r.source, r.since, r.set_by, r.audit_sequence, r.expires_at,
                r.reverts_to, r.reverts_to_source
            FROM {rows}
            ON CONFLICT (account_id, kind) DO UPDATE SET limit_value = excluded.limit_value, source = excluded.source,
                since = excluded.since, set_by = excluded.set_by, audit_sequence = excluded.audit_sequence,
                expires_at = excluded.expires_at, reverts_to = excluded.reverts_to,
                reverts_to_source = excluded.reverts_to_source
            """,
        Remove = """
            DELETE
            FROM limit_overrides AS o
            USING {rows}
            WHERE o.account_id = r.account_id AND o.kind = r.kind
            """,
    };
}
