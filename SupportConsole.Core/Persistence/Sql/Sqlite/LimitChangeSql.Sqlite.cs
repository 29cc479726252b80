namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQLite.</content>
internal sealed partial record LimitChangeSql
{
    public static readonly LimitChangeSql Sqlite = new()
    {
        FindLast = $$"""
            SELECT {{Columns}}
            FROM limit_changes c
            WHERE c.account_id = @id AND c.kind = 0
            ORDER BY c.audit_sequence + 0 DESC LIMIT 1
            """,
    };
}
