namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQL Server.</content>
internal sealed partial record OutboxSql
{
    public static readonly OutboxSql SqlServer = new()
    {
        Insert = """
            INSERT INTO outbox_messages (id, kind, account_id, deduplication_key, payload, created_at, state, attempts,
                next_attempt_at)
            SELECT r.id, r.kind, r.account_id, r.deduplication_key, r.payload, r.created_at, 0, 0, r.next_attempt_at
            FROM {rows}
            WHERE NOT EXISTS (SELECT 1
            FROM outbox_messages o
            WHERE o.deduplication_key = r.deduplication_key)
            """,
        DeleteSent = """
            DELETE o
            FROM {rows}
            JOIN outbox_messages o ON o.id = r.id
            WHERE o.state = 1
            """,
    };
}
