namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQL Server.</content>
internal sealed partial record TranscriptSql
{
    /// <summary>
    /// READPAST lets workers pass by each other; READCOMMITTEDLOCK has it read what is there now, not what the
    /// statement's snapshot shows.
    /// </summary>
    public static readonly TranscriptSql SqlServer = new()
    {
        FindExpired = """
            SELECT TOP (@max) t.id
            FROM transcripts t
            WHERE t.status = 1 AND t.lease_token IS NOT NULL AND t.lease_expires_at <= @now
            ORDER BY t.lease_expires_at
            """,
        Insert = AnyInsert,
        Finish = """
            UPDATE t
            SET status = r.status, attempts = r.attempts, lease_token = r.kept_token, finished_at = r.finished_at,
                audio_milliseconds = r.audio_milliseconds, cost = r.cost, error = r.error
            FROM {rows}
            JOIN transcripts t ON t.id = r.id
            WHERE t.status = 1 AND t.lease_token = r.lease_token AND t.lease_expires_at = r.lease_expires_at
            """,
        Requeue = """
            UPDATE t
            SET status = 0, attempts = r.attempts, lease_owner = NULL, lease_token = NULL, lease_expires_at = NULL,
                lease_seconds = NULL, started_at = NULL
            FROM {rows}
            JOIN transcripts t ON t.id = r.id
            WHERE t.status = 1 AND t.lease_token = r.lease_token AND t.lease_expires_at = r.lease_expires_at
            """,
        RecordExpired = """
            INSERT INTO transcript_leases (transcript_id, attempt, account_id, worker, leased_at, ended_at, heartbeats)
            SELECT t.id, r.attempts, t.account_id, t.lease_owner, t.leased_at, r.ended_at, t.heartbeats
            FROM {rows}
            JOIN transcripts t ON t.id = r.id
            WHERE t.status = 1 AND t.lease_token = r.lease_token AND
                t.lease_expires_at = r.lease_expires_at
            """,
        MarkWaiting = """
            UPDATE t
            SET throttle = 1
            FROM {rows}
            JOIN transcripts t ON t.id = r.id
            WHERE t.status = 0
            """,
        Cancel = """
            UPDATE t
            SET status = 3, throttle = r.throttle, finished_at = r.finished_at, error = r.error
            FROM {rows}
            JOIN transcripts t ON t.id = r.id
            WHERE t.status = 0
            """,
        Delete = """
            DELETE t
            FROM {rows}
            JOIN transcripts t ON t.id = r.id
            WHERE t.status >= 2
            """,
        DeleteLeases = """
            DELETE l
            FROM {rows}
            JOIN transcript_leases l ON l.transcript_id = r.id
            """,
        FindNewestQueued = $$"""
            SELECT TOP (@max) {{Columns}}
            FROM transcripts t
            WHERE t.account_id = @account AND t.status = 0 AND t.sequence <= @up_to
            ORDER BY t.sequence DESC
            """,
        FindOldest = $$"""
            SELECT {{Columns}}
            FROM {rows}
            CROSS APPLY (SELECT TOP (r.starts) q.*
            FROM transcripts q
            WHERE q.account_id = r.account_id AND q.status = 0
            ORDER BY q.sequence) t
            """,
        Start = """
            UPDATE t
            SET status = 1, started_at = r.started_at, throttle = r.throttle, lease_owner = r.lease_owner,
                lease_token = r.lease_token, lease_expires_at = r.lease_expires_at, lease_seconds = r.lease_seconds,
                leased_at = r.leased_at, heartbeats = 0
            FROM {rows}
            JOIN transcripts t ON t.id = r.id
            WHERE t.status = 0
            """,
        ClaimOldest = """
            DECLARE @picked TABLE (id nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, place bigint NOT NULL PRIMARY KEY);
            INSERT INTO @picked (id, place)
            SELECT TOP (@max) t.id, ROW_NUMBER() OVER (ORDER BY t.started_at, t.sequence)
            FROM transcripts t WITH (UPDLOCK, READPAST, ROWLOCK, READCOMMITTEDLOCK)
            WHERE t.status = 1 AND t.lease_token IS NULL
            ORDER BY t.started_at, t.sequence;
            UPDATE t
            SET lease_owner = r.lease_owner, lease_token = CONCAT(r.lease_token, '-', p.place),
                lease_expires_at = r.lease_expires_at, lease_seconds = r.lease_seconds, leased_at = r.leased_at,
                heartbeats = 0
            OUTPUT inserted.id, inserted.account_id, inserted.project_id, inserted.api_key_id, inserted.model,
                inserted.audio_url, inserted.sequence, inserted.status, inserted.throttle, inserted.attempts,
                inserted.lease_owner, inserted.lease_token, inserted.lease_expires_at, inserted.lease_seconds,
                inserted.submitted_at, inserted.started_at, p.place
            FROM {rows}
            JOIN @picked p ON p.place BETWEEN r.first_place AND r.last_place
            INNER LOOP JOIN transcripts t ON t.id = p.id
            WHERE t.status = 1 AND t.lease_token IS NULL
            """,
        Renew = """
            UPDATE t
            SET lease_expires_at = r.lease_expires_at, heartbeats = t.heartbeats + 1
            FROM {rows}
            JOIN transcripts t ON t.id = r.id
            WHERE t.status = 1 AND t.lease_token = r.lease_token
            """,
    };
}
