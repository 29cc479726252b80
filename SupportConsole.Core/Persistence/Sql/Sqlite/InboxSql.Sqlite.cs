namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQLite.</content>
internal sealed partial record InboxSql
{
    public static readonly InboxSql Sqlite = new()
    {
        Insert = AnyInsert,
        Update = """
            UPDATE inbox_payments
            SET charge_id = @charge_id, customer_id = @customer_id, currency = @currency, received = @received,
                paid_at = @paid_at, pays_invoice = @pays_invoice, has_other_purpose = @has_other_purpose,
                refunded_total = @refunded_total, refunded_total_at = @refunded_total_at, account_id =
                @account_id, state = @state, waits = @waits, deposited = @deposited, refunded = @refunded,
                disputed = @disputed, is_posted_elsewhere = @is_posted_elsewhere, entries = @entries, handled_by
                = @handled_by, handled_at = @handled_at, handled_reason = @handled_reason,
                handled_audit_sequence = @handled_audit_sequence, is_dismissed = @is_dismissed, version =
                @version
            WHERE payment_id = @payment_id AND version = @version - 1
            """,
        UpdateReversals = """
            UPDATE payment_reversals
            SET amount = @amount, currency = @currency, status = @status, status_at = @status_at,
                opened_at = @opened_at, reason = @reason
            WHERE id = @id
            """,
    };
}
