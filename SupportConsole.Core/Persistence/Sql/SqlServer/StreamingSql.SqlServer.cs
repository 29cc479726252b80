namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQL Server.</content>
internal sealed partial record StreamingSql
{
    public static readonly StreamingSql SqlServer = new()
    {
        FindOverdue = $$"""
            SELECT TOP (@max) {{SessionColumns}}
            FROM streaming_sessions s
            WHERE s.ended_at IS NULL AND s.opened_at <= @until
            ORDER BY s.opened_at
            """,
        FindMinutes = $$"""
            SELECT {{MinuteColumns}}
            FROM {rows}
            CROSS APPLY (SELECT TOP (1) l.*
            FROM streaming_minutes l
            WHERE l.account_id = r.id
            ORDER BY l.minute_start DESC) m
            """,
        DropFrom = """
            DELETE m
            FROM streaming_minutes m
            JOIN {rows} ON m.account_id = r.account_id AND m.minute_start >= r.minute_start
            """,
        AddMinutes = """
            UPDATE m
            SET session_limit = r.session_limit, starting_limit = r.starting_limit, opened = m.opened + r.opened,
                refused = m.refused + r.refused
            FROM {rows}
            JOIN streaming_minutes m ON m.account_id = r.account_id AND m.minute_start = r.minute_start;
            INSERT INTO streaming_minutes (account_id, minute_start, session_limit, starting_limit, opened, refused)
            SELECT r.account_id, r.minute_start, r.session_limit, r.starting_limit, r.opened, r.refused
            FROM {rows}
            WHERE NOT EXISTS (SELECT 1
            FROM streaming_minutes m
            WHERE m.account_id = r.account_id AND m.minute_start = r.minute_start)
            """,
        InsertSessions = AnyInsertSessions,
        EndSessions = """
            UPDATE s
            SET ended_at = r.ended_at, end_reason = r.end_reason, charged_milliseconds = r.charged_milliseconds,
                cost = r.cost
            FROM {rows}
            JOIN streaming_sessions s ON s.id = r.id
            WHERE s.ended_at IS NULL
            """,
        DeleteSessions = """
            DELETE s
            FROM {rows}
            JOIN streaming_sessions s ON s.id = r.id
            WHERE s.ended_at IS NOT NULL
            """,
    };
}
