namespace SupportConsole.Core.Persistence.Sql;

/// <content>PostgreSQL.</content>
internal sealed partial record RateRequestSql
{
    public static readonly RateRequestSql PostgreSql = new()
    {
        Save = """
            INSERT INTO rate_requests (account_id, kind, request_id, decided_at, answer)
            SELECT r.account_id, r.kind, r.request_id, r.decided_at, r.answer
            FROM {rows}
            ON CONFLICT (account_id, kind, request_id) DO UPDATE SET decided_at = excluded.decided_at,
                answer = excluded.answer
            """,
    };
}
