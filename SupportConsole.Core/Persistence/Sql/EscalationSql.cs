namespace SupportConsole.Core.Persistence.Sql;

/// <summary>
/// SQL of one engine, see <see cref="SqlStatements"/>: escalations. Rare: plain SQL wherever the engines agree.
/// </summary>
internal sealed partial record EscalationSql
{
    /// <summary>In the order in which escalations are read.</summary>
    private const string Columns = """
        e.id, e.account_id, e.state, e.old_limit, e.new_limit, e.expires_at, e.guardrail, e.peak_demand,
        e.running, e.queued, e.reason, e.ticket, e.requested_by_id, e.requested_by, e.requested_at, e.lapses_at,
        e.request_audit_sequence, e.decided_by_id, e.decided_by, e.decided_at, e.decision_comment,
        e.decision_audit_sequence, e.limit_kind, e.peak_at, e.refusing_minutes
        """;

    /// <summary>account ids -> their escalations that wait.</summary>
    public string FindWaiting { get; } =
        $$"""
            SELECT {{Columns}}
            FROM {rows}
            JOIN escalations e ON e.account_id = r.id
            WHERE e.state = 0
            """;

    /// <summary>ids -> escalations that exist.</summary>
    public string Find { get; } =
        $$"""
            SELECT {{Columns}}
            FROM {rows}
            JOIN escalations e ON e.id = r.id
            """;

    public string Insert { get; } =
        """
            INSERT INTO escalations (id, account_id, state, old_limit, new_limit, expires_at, guardrail, peak_demand,
                running, queued, reason, ticket, requested_by_id, requested_by, requested_at, lapses_at,
                request_audit_sequence, decided_by_id, decided_by, decided_at, decision_comment, decision_audit_sequence,
                limit_kind, peak_at, refusing_minutes)
            SELECT r.id, r.account_id, r.state, r.old_limit, r.new_limit, r.expires_at, r.guardrail, r.peak_demand,
                r.running, r.queued, r.reason, r.ticket, r.requested_by_id, r.requested_by, r.requested_at, r.lapses_at,
                r.request_audit_sequence, r.decided_by_id, r.decided_by, r.decided_at, r.decision_comment,
                r.decision_audit_sequence, r.limit_kind, r.peak_at, r.refusing_minutes
            FROM {rows}
            """;

    /// <summary>Ends what waits: compares and sets.</summary>
    public required string End { get; init; }
}
