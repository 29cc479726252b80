namespace SupportConsole.Core.Persistence.Sql;

/// <content>PostgreSQL.</content>
internal sealed partial record CorrectionSql
{
    public static readonly CorrectionSql PostgreSql = new()
    {
        End = """
            UPDATE balance_corrections AS c
            SET state = r.state, decided_by_id = r.decided_by_id, decided_by = r.decided_by, decided_at = r.decided_at,
                decision_comment = r.decision_comment, decision_audit_sequence = r.decision_audit_sequence
            FROM {rows}
            WHERE c.id = r.id AND c.state = 0
            """,
    };
}
