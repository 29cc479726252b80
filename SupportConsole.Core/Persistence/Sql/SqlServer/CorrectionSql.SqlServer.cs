namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQL Server.</content>
internal sealed partial record CorrectionSql
{
    public static readonly CorrectionSql SqlServer = new()
    {
        End = """
            UPDATE c
            SET state = r.state, decided_by_id = r.decided_by_id, decided_by = r.decided_by, decided_at = r.decided_at,
                decision_comment = r.decision_comment, decision_audit_sequence = r.decision_audit_sequence
            FROM {rows}
            JOIN balance_corrections c ON c.id = r.id
            WHERE c.state = 0
            """,
    };
}
