namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQLite.</content>
internal sealed partial record RateRequestSql
{
    public static readonly RateRequestSql Sqlite = new()
    {
        Save = """
            INSERT INTO rate_requests (account_id, kind, request_id, decided_at, answer)
            VALUES (@account_id, @kind, @request_id, @decided_at, @answer)
            ON CONFLICT (account_id, kind, request_id) DO UPDATE SET decided_at = excluded.decided_at,
                answer = excluded.answer
            """,
    };
}
