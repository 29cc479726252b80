namespace SupportConsole.Core.Persistence.Sql;

/// <summary>
/// SQL of one engine, see <see cref="SqlStatements"/>: payments as Stripe told them. Rare beside decisions: plain SQL
/// wherever the engines agree.
/// </summary>
internal sealed partial record InboxSql
{
    /// <summary>In the order in which payments are read.</summary>
    private const string Columns = """
        p.payment_id, p.charge_id, p.customer_id, p.currency, p.received, p.paid_at, p.pays_invoice,
        p.has_other_purpose, p.refunded_total, p.refunded_total_at, p.first_told_at, p.account_id, p.state, p.waits,
        p.deposited, p.refunded, p.disputed, p.is_posted_elsewhere, p.entries, p.handled_by, p.handled_at,
        p.handled_reason, p.handled_audit_sequence, p.is_dismissed, p.version
        """;

    private const string ReversalColumns = """
        v.id, v.payment_id, v.kind, v.amount, v.currency, v.status, v.status_at, v.opened_at, v.reason
        """;

    private const string AnyInsert = """
        INSERT INTO inbox_payments (payment_id, charge_id, customer_id, currency, received, paid_at, pays_invoice,
            has_other_purpose,
            refunded_total, refunded_total_at, first_told_at, account_id, state, waits, deposited, refunded,
            disputed, is_posted_elsewhere, entries, handled_by, handled_at, handled_reason,
            handled_audit_sequence, is_dismissed, version)
        SELECT r.payment_id, r.charge_id, r.customer_id, r.currency, r.received, r.paid_at, r.pays_invoice,
            r.has_other_purpose, r.refunded_total, r.refunded_total_at, r.first_told_at, r.account_id, r.state,
            r.waits, r.deposited, r.refunded, r.disputed, r.is_posted_elsewhere, r.entries, r.handled_by,
            r.handled_at, r.handled_reason, r.handled_audit_sequence, r.is_dismissed, r.version
        FROM {rows}
        """;

    /// <summary>customer ids -> the same, locked until the transaction ends; null where beginning locks all.</summary>
    public string? LockCustomers { get; init; }

    /// <summary>event ids -> those that were taken before.</summary>
    public string FindEvents { get; } =
        """
            SELECT e.id, e.state
            FROM {rows}
            JOIN money_events e ON e.id = r.id
            """;

    /// <summary>payment ids -> payments that are known.</summary>
    public string Find { get; } =
        $$"""
            SELECT {{Columns}}
            FROM {rows}
            JOIN inbox_payments p ON p.payment_id = r.id
            """;

    /// <summary>payment ids -> their refunds and disputes.</summary>
    public string FindReversals { get; } =
        $$"""
            SELECT {{ReversalColumns}}
            FROM {rows}
            JOIN payment_reversals v ON v.payment_id = r.id
            """;

    /// <summary>customer ids -> their payments that no account has.</summary>
    public string FindUnmatched { get; } =
        $$"""
            SELECT {{Columns}}
            FROM {rows}
            JOIN inbox_payments p ON p.customer_id = r.id
            WHERE p.account_id IS NULL
            """;

    /// <summary>customer ids -> the refunds and disputes of those.</summary>
    public string FindReversalsOfUnmatched { get; } =
        $$"""
            SELECT {{ReversalColumns}}
            FROM {rows}
            JOIN inbox_payments p ON p.customer_id = r.id
            JOIN payment_reversals v ON v.payment_id = p.payment_id
            WHERE p.account_id IS NULL
            """;

    public required string Insert { get; init; }

    /// <summary>Compares the version before and sets.</summary>
    public required string Update { get; init; }

    public string InsertReversals { get; } =
        """
            INSERT INTO payment_reversals (id, payment_id, kind, amount, currency, status, status_at, opened_at, reason)
            SELECT r.id, r.payment_id, r.kind, r.amount, r.currency, r.status, r.status_at, r.opened_at, r.reason
            FROM {rows}
            """;

    public required string UpdateReversals { get; init; }

    public string InsertEvents { get; } =
        """
            INSERT INTO money_events (id, type, payment_id, object_id, api_version, happened_at, received_at, status, amount,
                currency, state, entries)
            SELECT r.id, r.type, r.payment_id, r.object_id, r.api_version, r.happened_at, r.received_at, r.status,
                r.amount, r.currency, r.state, r.entries
            FROM {rows}
            """;
}
