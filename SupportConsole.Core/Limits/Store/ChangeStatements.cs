namespace SupportConsole.Core.Limits.Store;

/// <summary>The SQL of limit changes and escalations; see <see cref="LimitStatements"/>. Rare: plain SQL wherever the engines agree.</summary>
internal sealed record ChangeStatements
{
    /// <summary>In the order <see cref="LimitRowReader.Escalation"/> reads them.</summary>
    private const string EscalationColumns =
        "e.id, e.account_id, e.state, e.old_limit, e.new_limit, e.expires_at, e.guardrail, e.peak_demand, e.running, e.queued, e.reason, e.ticket, " +
        "e.requested_by_id, e.requested_by, e.requested_at, e.lapses_at, e.request_audit_sequence, e.decided_by_id, e.decided_by, e.decided_at, " +
        "e.decision_comment, e.decision_audit_sequence";

    /// <summary>In the order <see cref="LimitRowReader.LimitChange"/> reads them.</summary>
    private const string ChangeColumns =
        "c.audit_sequence, c.account_id, c.kind, c.cause, c.happened_at, c.changed_by, c.old_limit, c.old_source, c.old_expires_at, c.old_reverts_to, " +
        "c.old_reverts_to_source, c.new_limit, c.new_source, c.new_expires_at";

    /// <summary>By the audit's order, which no clock disturbs; the sum keeps planners from walking the whole table in that order.</summary>
    private const string LastOf = "WHERE l.account_id = r.id AND l.kind = 0 ORDER BY l.audit_sequence + 0 DESC";

    private const string EndedFields =
        "state = r.state, decided_by_id = r.decided_by_id, decided_by = r.decided_by, decided_at = r.decided_at, decision_comment = r.decision_comment, " +
        "decision_audit_sequence = r.decision_audit_sequence";

    /// <summary>SQLite: a write runs once a row, its parameters named like the columns.</summary>
    public static readonly ChangeStatements Sqlite = new()
    {
        FindLastLimitChanges = $"SELECT {ChangeColumns} FROM limit_changes c WHERE c.account_id = @id AND c.kind = 0 ORDER BY c.audit_sequence + 0 DESC LIMIT 1",
        RemoveOverrides = "DELETE FROM limit_overrides WHERE account_id = @account_id AND kind = @kind",
        EndEscalations =
            "UPDATE escalations SET state = @state, decided_by_id = @decided_by_id, decided_by = @decided_by, decided_at = @decided_at, " +
            "decision_comment = @decision_comment, decision_audit_sequence = @decision_audit_sequence WHERE id = @id AND state = 0",
    };

    public static readonly ChangeStatements PostgreSql = new()
    {
        FindLastLimitChanges = $"SELECT {ChangeColumns} FROM {{rows}} CROSS JOIN LATERAL (SELECT l.* FROM limit_changes l {LastOf} LIMIT 1) c",
        RemoveOverrides = "DELETE FROM limit_overrides AS o USING {rows} WHERE o.account_id = r.account_id AND o.kind = r.kind",
        EndEscalations = $"UPDATE escalations AS e SET {EndedFields} FROM {{rows}} WHERE e.id = r.id AND e.state = 0",
    };

    public static readonly ChangeStatements SqlServer = new()
    {
        FindLastLimitChanges = $"SELECT {ChangeColumns} FROM {{rows}} CROSS APPLY (SELECT TOP (1) l.* FROM limit_changes l {LastOf}) c",
        RemoveOverrides = "DELETE o FROM limit_overrides o JOIN {rows} ON o.account_id = r.account_id AND o.kind = r.kind",
        EndEscalations = $"UPDATE e SET {EndedFields} FROM escalations e JOIN {{rows}} ON e.id = r.id WHERE e.state = 0",
    };

    /// <summary>account ids -> their escalations that wait.</summary>
    public string FindWaitingEscalations { get; } = $"SELECT {EscalationColumns} FROM {{rows}} JOIN escalations e ON e.account_id = r.id WHERE e.state = 0";

    /// <summary>ids -> escalations that exist.</summary>
    public string FindEscalations { get; } = $"SELECT {EscalationColumns} FROM {{rows}} JOIN escalations e ON e.id = r.id";

    public string InsertLimitChanges { get; } =
        "INSERT INTO limit_changes (audit_sequence, account_id, kind, cause, happened_at, changed_by, old_limit, old_source, old_expires_at, old_reverts_to, " +
        "old_reverts_to_source, new_limit, new_source, new_expires_at) SELECT r.audit_sequence, r.account_id, r.kind, r.cause, r.happened_at, r.changed_by, " +
        "r.old_limit, r.old_source, r.old_expires_at, r.old_reverts_to, r.old_reverts_to_source, r.new_limit, r.new_source, r.new_expires_at FROM {rows}";

    public string InsertEscalations { get; } =
        "INSERT INTO escalations (id, account_id, state, old_limit, new_limit, expires_at, guardrail, peak_demand, running, queued, reason, ticket, " +
        "requested_by_id, requested_by, requested_at, lapses_at, request_audit_sequence, decided_by_id, decided_by, decided_at, decision_comment, " +
        "decision_audit_sequence) SELECT r.id, r.account_id, r.state, r.old_limit, r.new_limit, r.expires_at, r.guardrail, r.peak_demand, r.running, r.queued, " +
        "r.reason, r.ticket, r.requested_by_id, r.requested_by, r.requested_at, r.lapses_at, r.request_audit_sequence, r.decided_by_id, r.decided_by, " +
        "r.decided_at, r.decision_comment, r.decision_audit_sequence FROM {rows}";

    /// <summary>account ids -> the last change of their throttle limits.</summary>
    public required string FindLastLimitChanges { get; init; }

    /// <summary>Deletes accounts' own limits.</summary>
    public required string RemoveOverrides { get; init; }

    /// <summary>Ends what waits: compares and sets.</summary>
    public required string EndEscalations { get; init; }
}
