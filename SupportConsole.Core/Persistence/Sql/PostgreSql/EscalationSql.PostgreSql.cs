namespace SupportConsole.Core.Persistence.Sql;

/// <content>PostgreSQL.</content>
internal sealed partial record EscalationSql
{
    public static readonly EscalationSql PostgreSql = new()
    {
        End = """
            UPDATE escalations AS e
            SET state = r.state, decided_by_id = r.decided_by_id, decided_by = r.decided_by, decided_at = r.decided_at,
                decision_comment = r.decision_comment, decision_audit_sequence = r.decision_audit_sequence
            FROM {rows}
            WHERE e.id = r.id AND e.state = 0
            """,
    };
}
