namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQLite.</content>
internal sealed partial record AuditSql
{
    public static readonly AuditSql Sqlite = new()
    {
        LockHead = """
            SELECT sequence, hash
            FROM audit_heads
            WHERE id = 1
            """,
    };
}
