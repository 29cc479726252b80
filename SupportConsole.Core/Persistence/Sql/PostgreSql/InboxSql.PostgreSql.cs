namespace SupportConsole.Core.Persistence.Sql;

/// <content>PostgreSQL.</content>
internal sealed partial record InboxSql
{
    public static readonly InboxSql PostgreSql = new()
    {
        // In one order, by everyone.
        LockCustomers = """
            SELECT k.id, pg_advisory_xact_lock(hashtextextended('stripe-customer ' || k.id, 0))
            FROM (SELECT r.id FROM {rows} ORDER BY r.id) k
            """,
        Insert = """
            INSERT INTO inbox_payments (payment_id, charge_id, customer_id, currency, received, paid_at, pays_invoice,
                has_other_purpose, refunded_total, refunded_total_at, first_told_at, account_id, state, waits,
                deposited, refunded, disputed, is_posted_elsewhere, entries, handled_by, handled_at,
                handled_reason, handled_audit_sequence, is_dismissed, version)
            SELECT r.payment_id, r.charge_id, r.customer_id, r.currency, r.received, r.paid_at, r.pays_invoice <>
                0, r.has_other_purpose <> 0, r.refunded_total, r.refunded_total_at, r.first_told_at,
                r.account_id, r.state, r.waits <> 0, r.deposited, r.refunded, r.disputed, r.is_posted_elsewhere
                <> 0, r.entries, r.handled_by, r.handled_at, r.handled_reason, r.handled_audit_sequence,
                r.is_dismissed <> 0, r.version
            FROM {rows}
            """,
        Update = """
            UPDATE inbox_payments AS p
            SET charge_id = r.charge_id, customer_id = r.customer_id, currency = r.currency, received =
                r.received, paid_at = r.paid_at, pays_invoice = r.pays_invoice <> 0, has_other_purpose =
                r.has_other_purpose <> 0, refunded_total = r.refunded_total, refunded_total_at =
                r.refunded_total_at, account_id = r.account_id, state = r.state, waits = r.waits <> 0, deposited
                = r.deposited, refunded = r.refunded, disputed = r.disputed, is_posted_elsewhere =
                r.is_posted_elsewhere <> 0, entries = r.entries, handled_by = r.handled_by, handled_at =
                r.handled_at, handled_reason = r.handled_reason, handled_audit_sequence =
                r.handled_audit_sequence, is_dismissed = r.is_dismissed <> 0, version = r.version
            FROM {rows}
            WHERE p.payment_id = r.payment_id AND p.version = r.version - 1
            """,
        UpdateReversals = """
            UPDATE payment_reversals AS v
            SET amount = r.amount, currency = r.currency, status = r.status, status_at = r.status_at,
                opened_at = r.opened_at, reason = r.reason
            FROM {rows}
            WHERE v.id = r.id
            """,
    };
}
