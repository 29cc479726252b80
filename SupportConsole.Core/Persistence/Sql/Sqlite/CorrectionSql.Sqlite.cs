namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQLite.</content>
internal sealed partial record CorrectionSql
{
    public static readonly CorrectionSql Sqlite = new()
    {
        End = """
            UPDATE balance_corrections
            SET state = @state, decided_by_id = @decided_by_id, decided_by = @decided_by, decided_at = @decided_at,
                decision_comment = @decision_comment, decision_audit_sequence = @decision_audit_sequence
            WHERE id = @id AND state = 0
            """,
    };
}
