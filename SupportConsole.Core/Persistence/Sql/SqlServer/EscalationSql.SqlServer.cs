namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQL Server.</content>
internal sealed partial record EscalationSql
{
    public static readonly EscalationSql SqlServer = new()
    {
        End = """
            UPDATE e
            SET state = r.state, decided_by_id = r.decided_by_id, decided_by = r.decided_by, decided_at = r.decided_at,
                decision_comment = r.decision_comment, decision_audit_sequence = r.decision_audit_sequence
            FROM {rows}
            JOIN escalations e ON e.id = r.id
            WHERE e.state = 0
            """,
    };
}
