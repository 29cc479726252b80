namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQL Server.</content>
internal sealed partial record AuditSql
{
    public static readonly AuditSql SqlServer = new()
    {
        LockHead = """
            SELECT sequence, hash
            FROM audit_heads WITH (UPDLOCK, ROWLOCK)
            WHERE id = 1
            """,
    };
}
