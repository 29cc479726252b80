namespace SupportConsole.Core.Persistence.Sql;

/// <content>PostgreSQL.</content>
internal sealed partial record LimitChangeSql
{
    public static readonly LimitChangeSql PostgreSql = new()
    {
        FindLast = $$"""
            SELECT {{Columns}}
            FROM {rows}
            CROSS JOIN LATERAL (SELECT l.*
            FROM limit_changes l
            WHERE l.account_id = r.id AND l.kind = 0
            ORDER BY l.audit_sequence + 0 DESC LIMIT 1) c
            """,
    };
}
