namespace SupportConsole.Core.Persistence.Sql;

/// <summary>
/// SQL of one engine, see <see cref="SqlStatements"/>: corrections of balances. Rare: plain SQL wherever the engines
/// agree.
/// </summary>
internal sealed partial record CorrectionSql
{
    /// <summary>In the order in which corrections are read.</summary>
    private const string Columns = """
        c.id, c.account_id, c.state, c.amount, c.reference, c.reason, c.ticket, c.requested_by_id, c.requested_by,
        c.requested_at, c.request_audit_sequence, c.decided_by_id, c.decided_by, c.decided_at, c.decision_comment,
        c.decision_audit_sequence
        """;

    /// <summary>account ids -> their corrections that wait, and those that one manager posted alone.</summary>
    public string FindOpen { get; } =
        $$"""
            SELECT {{Columns}}
            FROM {rows}
            JOIN balance_corrections c ON c.account_id = r.id
            WHERE c.state IN (0, 1)
            """;

    /// <summary>ids -> corrections that exist.</summary>
    public string Find { get; } =
        $$"""
            SELECT {{Columns}}
            FROM {rows}
            JOIN balance_corrections c ON c.id = r.id
            """;

    public string Insert { get; } =
        """
            INSERT INTO balance_corrections (id, account_id, state, amount, reference, reason, ticket, requested_by_id,
                requested_by, requested_at, request_audit_sequence, decided_by_id, decided_by, decided_at,
                decision_comment, decision_audit_sequence)
            SELECT r.id, r.account_id, r.state, r.amount, r.reference, r.reason, r.ticket, r.requested_by_id,
                r.requested_by, r.requested_at, r.request_audit_sequence, r.decided_by_id, r.decided_by, r.decided_at,
                r.decision_comment, r.decision_audit_sequence
            FROM {rows}
            """;

    /// <summary>Ends what waits: compares and sets.</summary>
    public required string End { get; init; }
}
