namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQLite.</content>
internal sealed partial record StreamingSql
{
    public static readonly StreamingSql Sqlite = new()
    {
        FindOverdue = AnyFindOverdue,
        FindMinutes = $$"""
            SELECT {{MinuteColumns}}
            FROM {rows}
            JOIN streaming_minutes m ON m.account_id = r.id AND m.minute_start = (SELECT MAX(l.minute_start)
            FROM streaming_minutes l
            WHERE l.account_id = r.id)
            """,
        DropFrom = """
            DELETE FROM streaming_minutes
            WHERE account_id = @account_id AND minute_start >= @minute_start
            """,
        AddMinutes = """
            INSERT INTO streaming_minutes (account_id, minute_start, session_limit, starting_limit, opened, refused)
            VALUES (@account_id, @minute_start, @session_limit, @starting_limit, @opened, @refused)
            ON CONFLICT (account_id, minute_start) DO UPDATE SET session_limit = excluded.session_limit,
                starting_limit = excluded.starting_limit, opened = opened + excluded.opened,
                refused = refused + excluded.refused
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
        DeleteSessions = """
            DELETE FROM streaming_sessions
            WHERE id = @id AND ended_at IS NOT NULL
            """,
    };
}
