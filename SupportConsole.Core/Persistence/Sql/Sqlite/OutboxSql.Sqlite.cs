namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQLite.</content>
internal sealed partial record OutboxSql
{
    public static readonly OutboxSql Sqlite = new()
    {
        Insert = """
            INSERT INTO outbox_messages (id, kind, account_id, deduplication_key, payload, created_at, state, attempts,
                next_attempt_at)
            SELECT r.id, r.kind, r.account_id, r.deduplication_key, r.payload, r.created_at, 0, 0, r.next_attempt_at
            FROM {rows}
            WHERE true
            ON CONFLICT (deduplication_key) DO NOTHING
            """,
        DeleteSent = """
            DELETE FROM outbox_messages
            WHERE id = @id AND state = 1
            """,
    };
}
