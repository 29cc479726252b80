namespace SupportConsole.Core.Persistence.Sql;

/// <summary>
/// SQL of one engine, see <see cref="SqlStatements"/>: limit changes. Rare: plain SQL wherever the engines agree.
/// </summary>
internal sealed partial record LimitChangeSql
{
    /// <summary>In the order in which changes are read.</summary>
    private const string Columns = """
        c.audit_sequence, c.account_id, c.kind, c.cause, c.happened_at, c.changed_by, c.old_limit, c.old_source,
        c.old_expires_at, c.old_reverts_to, c.old_reverts_to_source, c.new_limit, c.new_source, c.new_expires_at
        """;

    /// <summary>
    /// account ids -> the last change of their throttle limits, by the audit's order, which no clock disturbs; the
    /// sum keeps planners from walking the whole table in that order.
    /// </summary>
    public required string FindLast { get; init; }

    public string Insert { get; } =
        """
            INSERT INTO limit_changes (audit_sequence, account_id, kind, cause, happened_at, changed_by, old_limit,
                old_source, old_expires_at, old_reverts_to, old_reverts_to_source, new_limit, new_source, new_expires_at)
            SELECT r.audit_sequence, r.account_id, r.kind, r.cause, r.happened_at, r.changed_by, r.old_limit, r.old_source,
                r.old_expires_at, r.old_reverts_to, r.old_reverts_to_source, r.new_limit, r.new_source, r.new_expires_at
            FROM {rows}
            """;
}
