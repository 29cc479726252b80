namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQL Server.</content>
internal sealed partial record RateRequestSql
{
    public static readonly RateRequestSql SqlServer = new()
    {
        Save = """
            UPDATE q
            SET decided_at = r.decided_at, answer = r.answer
            FROM rate_requests q
            JOIN {rows} ON q.account_id = r.account_id AND q.kind = r.kind AND q.request_id = r.request_id;
            INSERT INTO rate_requests (account_id, kind, request_id, decided_at, answer)
            SELECT r.account_id, r.kind, r.request_id, r.decided_at, r.answer
            FROM {rows}
            WHERE NOT EXISTS (SELECT 1
            FROM rate_requests q
            WHERE q.account_id = r.account_id AND q.kind = r.kind AND q.request_id = r.request_id)
            """,
    };
}
