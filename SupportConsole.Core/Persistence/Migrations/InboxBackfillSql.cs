namespace SupportConsole.Core.Persistence.Migrations;

/// <summary>
/// Payments that were deposited before payments were kept: a refund or a dispute that comes after the upgrade finds its
/// account, and their own events post nothing anew.
/// </summary>
internal static class InboxBackfillSql
{
    public static readonly string Sqlite = Of("0", "1", "LENGTH");

    public static readonly string PostgreSql = Of("FALSE", "TRUE", "LENGTH");

    public static readonly string SqlServer = Of("0", "1", "LEN");

    // Only whole cents, and only ids that one account has: anything else was no payment of Stripe's.
    private static string Of(string no, string yes, string length) =>
        $"""
            INSERT INTO inbox_payments (payment_id, customer_id, currency, received, paid_at, pays_invoice,
                has_other_purpose, refunded_total, first_told_at, account_id, state, waits, deposited, refunded,
                disputed, is_posted_elsewhere, entries, is_dismissed, version)
            SELECT l.reference, MIN(a.stripe_customer_id), 'usd', MIN(l.amount) / 10000, MIN(l.happened_at), {no},
                {no}, 0, MIN(l.happened_at), MIN(l.account_id), 0, {no}, MIN(l.amount), 0,
                0, {yes}, 0, {no}, 1
            FROM ledger_entries l
            JOIN accounts a ON a.id = l.account_id
            WHERE l.kind = 0 AND SUBSTRING(l.reference, 1, 3) = 'pi_' AND {length}(l.reference) <= 100
                AND l.amount > 0 AND l.amount % 10000 = 0
            GROUP BY l.reference
            HAVING COUNT(*) = 1
            """;
}
