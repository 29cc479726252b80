namespace SupportConsole.Core.Persistence.Sql;

/// <content>PostgreSQL.</content>
internal sealed partial record StreamingSql
{
    public static readonly StreamingSql PostgreSql = new()
    {
        FindOverdue = AnyFindOverdue,
        FindMinutes = $$"""
            SELECT {{MinuteColumns}}
            FROM {rows}
            CROSS JOIN LATERAL (SELECT l.*
            FROM streaming_minutes l
            WHERE l.account_id = r.id
            ORDER BY l.minute_start DESC LIMIT 1) m
            """,
        DropFrom = """
            DELETE FROM streaming_minutes AS m
            USING {rows}
            WHERE m.account_id = r.account_id AND m.minute_start >= r.minute_start
            """,
        AddMinutes = """
            INSERT INTO streaming_minutes AS m (account_id, minute_start, session_limit, starting_limit, opened, refused)
            SELECT r.account_id, r.minute_start, r.session_limit, r.starting_limit, r.opened, r.refused
            FROM {rows}
            ON CONFLICT (account_id, minute_start) DO UPDATE SET session_limit = excluded.session_limit,
                starting_limit = excluded.starting_limit, opened = m.opened + excluded.opened, refused = m.refused + excluded.refused
            """,
        InsertSessions = AnyInsertSessions,
        EndSessions = """
            UPDATE streaming_sessions AS s
            SET ended_at = r.ended_at, end_reason = r.end_reason, charged_milliseconds = r.charged_milliseconds,
                cost = r.cost
            FROM {rows}
            WHERE s.id = r.id AND CASE WHEN s.ended_at IS NULL THEN true END
            """,
        DeleteSessions = """
            DELETE FROM streaming_sessions AS s
            USING {rows}
            WHERE s.id = r.id AND CASE WHEN s.ended_at IS NOT NULL THEN true END
            """,
    };
}
