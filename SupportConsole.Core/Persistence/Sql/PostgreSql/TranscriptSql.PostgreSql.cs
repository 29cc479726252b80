namespace SupportConsole.Core.Persistence.Sql;

/// <content>PostgreSQL.</content>
internal sealed partial record TranscriptSql
{
    /// <summary>
    /// The status is compared again in a CASE where rows are found by their id. Not <c>status = 1</c>: a partial index
    /// that fits it would be taken instead of the primary key, and has thousands of rows of one expiry. Nor <c>status +
    /// 0 = 1</c>: the planner expects that of one row in 200, and compares all of a small table's rows with all that
    /// are given, for seconds. CASE it expects of every second one.
    /// </summary>
    public static readonly TranscriptSql PostgreSql = new()
    {
        FindExpired = AnyFindExpired,
        Insert = AnyInsert,
        Finish = """
            UPDATE transcripts AS t
            SET status = r.status, attempts = r.attempts, lease_token = r.kept_token, finished_at = r.finished_at,
                audio_milliseconds = r.audio_milliseconds, cost = r.cost, error = r.error
            FROM {rows}
            WHERE t.id = r.id AND CASE t.status WHEN 1 THEN true END AND t.lease_token = r.lease_token AND
                t.lease_expires_at = r.lease_expires_at
            """,
        Requeue = """
            UPDATE transcripts AS t
            SET status = 0, attempts = r.attempts, lease_owner = NULL, lease_token = NULL, lease_expires_at = NULL,
                lease_seconds = NULL, started_at = NULL
            FROM {rows}
            WHERE t.id = r.id AND CASE t.status WHEN 1 THEN true END AND t.lease_token = r.lease_token AND
                t.lease_expires_at = r.lease_expires_at
            """,
        RecordExpired = """
            INSERT INTO transcript_leases (transcript_id, attempt, account_id, worker, leased_at, ended_at, heartbeats)
            SELECT t.id, r.attempts, t.account_id, t.lease_owner, t.leased_at, r.ended_at, t.heartbeats
            FROM {rows}
            JOIN transcripts t ON t.id = r.id
            WHERE CASE t.status WHEN 1 THEN true END AND t.lease_token = r.lease_token AND
                t.lease_expires_at = r.lease_expires_at
            """,
        MarkWaiting = """
            UPDATE transcripts AS t
            SET throttle = 1
            FROM {rows}
            WHERE t.id = r.id AND CASE t.status WHEN 0 THEN true END
            """,
        Cancel = """
            UPDATE transcripts AS t
            SET status = 3, throttle = r.throttle, finished_at = r.finished_at, error = r.error
            FROM {rows}
            WHERE t.id = r.id AND CASE t.status WHEN 0 THEN true END
            """,
        Delete = """
            DELETE FROM transcripts AS t
            USING {rows}
            WHERE t.id = r.id AND CASE WHEN t.status >= 2 THEN true END
            """,
        DeleteLeases = """
            DELETE FROM transcript_leases AS l
            USING {rows}
            WHERE l.transcript_id = r.id
            """,
        FindNewestQueued = AnyFindNewestQueued,
        FindOldest = $$"""
            SELECT {{Columns}}
            FROM {rows}
            CROSS JOIN LATERAL (SELECT q.*
            FROM transcripts q
            WHERE q.account_id = r.account_id AND q.status = 0
            ORDER BY q.sequence LIMIT r.starts) t
            """,
        Start = """
            UPDATE transcripts AS t
            SET status = 1, started_at = r.started_at, throttle = r.throttle, lease_owner = r.lease_owner,
                lease_token = r.lease_token, lease_expires_at = r.lease_expires_at, lease_seconds = r.lease_seconds,
                leased_at = r.leased_at, heartbeats = 0
            FROM {rows}
            WHERE t.id = r.id AND CASE t.status WHEN 0 THEN true END
            """,
        ClaimOldest = $$"""
            UPDATE transcripts AS t
            SET lease_owner = r.lease_owner, lease_token = r.lease_token || '-' || picked.place,
                lease_expires_at = r.lease_expires_at, lease_seconds = r.lease_seconds, leased_at = r.leased_at,
                heartbeats = 0
            FROM (SELECT free.id, row_number() OVER (ORDER BY free.started_at, free.sequence) AS place
            FROM (SELECT f.id, f.started_at, f.sequence
            FROM transcripts f
            WHERE f.status = 1 AND f.lease_token IS NULL
            ORDER BY f.started_at, f.sequence LIMIT @max
            FOR UPDATE SKIP LOCKED) free) picked
            JOIN {rows} ON picked.place BETWEEN r.first_place AND r.last_place
            WHERE t.id = picked.id AND CASE WHEN t.status = 1 AND t.lease_token IS NULL THEN true END RETURNING
                {{Columns}}, picked.place
            """,
        Renew = """
            UPDATE transcripts AS t
            SET lease_expires_at = r.lease_expires_at, heartbeats = t.heartbeats + 1
            FROM {rows}
            WHERE t.id = r.id AND CASE t.status WHEN 1 THEN true END AND t.lease_token = r.lease_token
            """,
    };
}
