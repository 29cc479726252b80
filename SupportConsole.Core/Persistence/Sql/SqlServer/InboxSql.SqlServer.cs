namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQL Server.</content>
internal sealed partial record InboxSql
{
    public static readonly InboxSql SqlServer = new()
    {
        // In one order, by everyone; a lock that is not had in the session's time ends the batch.
        LockCustomers = """
            DECLARE @customer nvarchar(256) = N'', @resource nvarchar(255), @had int;
            WHILE 1 = 1
            BEGIN
                SELECT @customer = MIN(r.id) FROM {rows} WHERE r.id > @customer;
                IF @customer IS NULL BREAK;
                SET @resource = LEFT(N'stripe-customer ' + @customer, 255);
                EXEC @had = sp_getapplock @Resource = @resource, @LockMode = 'Exclusive', @LockOwner = 'Transaction',
                    @LockTimeout = 5000;
                IF @had < 0 THROW 51001, 'A customer is decided on elsewhere.', 1;
            END;
            SELECT r.id
            FROM {rows}
            """,
        Insert = AnyInsert,
        Update = """
            UPDATE p
            SET charge_id = r.charge_id, customer_id = r.customer_id, currency = r.currency, received =
                r.received, paid_at = r.paid_at, pays_invoice = r.pays_invoice, has_other_purpose =
                r.has_other_purpose, refunded_total = r.refunded_total, refunded_total_at = r.refunded_total_at,
                account_id = r.account_id, state = r.state, waits = r.waits, deposited = r.deposited, refunded =
                r.refunded, disputed = r.disputed, is_posted_elsewhere = r.is_posted_elsewhere, entries =
                r.entries, handled_by = r.handled_by, handled_at = r.handled_at, handled_reason =
                r.handled_reason, handled_audit_sequence = r.handled_audit_sequence, is_dismissed =
                r.is_dismissed, version = r.version
            FROM {rows}
            JOIN inbox_payments p ON p.payment_id = r.payment_id
            WHERE p.version = r.version - 1
            """,
        UpdateReversals = """
            UPDATE v
            SET amount = r.amount, currency = r.currency, status = r.status, status_at = r.status_at,
                opened_at = r.opened_at, reason = r.reason
            FROM {rows}
            JOIN payment_reversals v ON v.id = r.id
            """,
    };
}
