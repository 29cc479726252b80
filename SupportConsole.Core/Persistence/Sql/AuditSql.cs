namespace SupportConsole.Core.Persistence.Sql;

/// <summary>SQL of one engine, see <see cref="SqlStatements"/>: the audit chain.</summary>
internal sealed partial record AuditSql
{
    /// <summary>In the order in which entries are read.</summary>
    private const string Columns = """
        a.sequence, a.happened_at, a.actor_id, a.actor_name, a.roles, a.action, a.outcome, a.account_id,
        a.state_before, a.state_after, a.rule_sentence, a.reason, a.ticket, a.correlation_id, a.previous_hash,
        a.hash
        """;

    /// <summary>The end of the chain, locked.</summary>
    public required string LockHead { get; init; }

    /// <summary>correlation ids -> audit entries.</summary>
    public string Find { get; } =
        $$"""
            SELECT {{Columns}}
            FROM {rows}
            JOIN audit_entries a ON a.correlation_id = r.id
            """;

    public string Insert { get; } =
        """
            INSERT INTO audit_entries (sequence, happened_at, actor_id, actor_name, roles, action, outcome, account_id,
                state_before, state_after, rule_sentence, reason, ticket, correlation_id, previous_hash, hash)
            SELECT r.sequence, r.happened_at, r.actor_id, r.actor_name, r.roles, r.action, r.outcome, r.account_id,
                r.state_before, r.state_after, r.rule_sentence, r.reason, r.ticket, r.correlation_id, r.previous_hash,
                r.hash
            FROM {rows}
            """;

    /// <summary>@sequence, @hash, @previous -> moves the chain's end.</summary>
    public string MoveHead { get; } =
        """
            UPDATE audit_heads
            SET sequence = @sequence, hash = @hash
            WHERE id = 1 AND sequence = @previous
            """;
}
