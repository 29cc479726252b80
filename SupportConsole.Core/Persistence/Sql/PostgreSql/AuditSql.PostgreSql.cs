namespace SupportConsole.Core.Persistence.Sql;

/// <content>PostgreSQL.</content>
internal sealed partial record AuditSql
{
    public static readonly AuditSql PostgreSql = new()
    {
        LockHead = """
            SELECT sequence, hash
            FROM audit_heads
            WHERE id = 1
            FOR UPDATE
            """,
    };
}
