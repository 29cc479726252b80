namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQLite.</content>
internal sealed partial record StreamingSql
{
    public static readonly StreamingSql Sqlite = new()
    {
        FindAccounts = """
            SELECT s.account_id
            FROM streaming_sessions s
            WHERE s.id = @id
            """,
        FindOverdue = AnyFindOverdue,
        FindSessions = $$"""
            SELECT {{SessionColumns}}
            FROM streaming_sessions s
            WHERE s.id = @id
            """,
        FindMinutes = $$"""
            SELECT {{MinuteColumns}}
            FROM streaming_minutes m
            WHERE m.account_id = @id
            ORDER BY m.minute_start DESC LIMIT 1
            """,
        AddMinutes = """
            INSERT INTO streaming_minutes (account_id, minute_start, session_limit, opened, refused)
            VALUES (@account_id, @minute_start, @session_limit, @opened, @refused)
            ON CONFLICT (account_id, minute_start) DO UPDATE SET session_limit = excluded.session_limit, opened = opened
                + excluded.opened, refused = refused + excluded.refused
            """,
        InsertSessions = """
            INSERT INTO streaming_sessions (id, account_id, project_id, api_key_id, model, opened_at,
                charged_milliseconds, cost)
            VALUES (@id, @account_id, @project_id, @api_key_id, @model, @opened_at, 0, 0)
            """,
        EndSessions = """
            UPDATE streaming_sessions
            SET ended_at = @ended_at, end_reason = @end_reason, charged_milliseconds = @charged_milliseconds,
                cost = @cost
            WHERE id = @id AND ended_at IS NULL
            """,
    };
}
