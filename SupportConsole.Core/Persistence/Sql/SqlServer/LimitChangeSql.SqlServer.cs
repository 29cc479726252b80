namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQL Server.</content>
internal sealed partial record LimitChangeSql
{
    public static readonly LimitChangeSql SqlServer = new()
    {
        FindLast = $$"""
            SELECT {{Columns}}
            FROM {rows}
            CROSS APPLY (SELECT TOP (1) l.*
            FROM limit_changes l
            WHERE l.account_id = r.id AND l.kind = 0
            ORDER BY l.audit_sequence + 0 DESC) c
            """,
    };
}
