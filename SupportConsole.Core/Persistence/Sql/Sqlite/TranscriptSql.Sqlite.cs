namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQLite.</content>
internal sealed partial record TranscriptSql
{
    /// <summary>
    /// A write runs once a row, prepared, its parameters named like the columns; taking the values of many columns out
    /// of a set costs more.
    /// </summary>
    public static readonly TranscriptSql Sqlite = new()
    {
        FindExpired = AnyFindExpired,
        Insert = """
            INSERT INTO transcripts (id, account_id, project_id, api_key_id, model, audio_url, sequence, status,
                throttle, attempts, submitted_at, started_at, lease_owner, lease_token, lease_expires_at, lease_seconds,
                leased_at, cost)
            VALUES (@id, @account_id, @project_id, @api_key_id, @model, @audio_url, @sequence, @status, @throttle, 0,
                @submitted_at, @started_at, @lease_owner, @lease_token, @lease_expires_at, @lease_seconds, @leased_at,
                0)
            """,
        Finish = """
            UPDATE transcripts
            SET status = @status, attempts = @attempts, lease_token = @kept_token, finished_at = @finished_at,
                audio_milliseconds = @audio_milliseconds, cost = @cost, error = @error
            WHERE id = @id AND status = 1 AND lease_token = @lease_token AND lease_expires_at = @lease_expires_at
            """,
        Requeue = """
            UPDATE transcripts
            SET status = 0, attempts = @attempts, lease_owner = NULL, lease_token = NULL, lease_expires_at = NULL,
                lease_seconds = NULL, started_at = NULL
            WHERE id = @id AND status = 1 AND lease_token = @lease_token AND lease_expires_at = @lease_expires_at
            """,
        RecordExpired = """
            INSERT INTO transcript_leases (transcript_id, attempt, account_id, worker, leased_at, ended_at, heartbeats)
            SELECT t.id, @attempts, t.account_id, t.lease_owner, t.leased_at, @ended_at, t.heartbeats
            FROM transcripts t
            WHERE t.id = @id AND t.status = 1 AND t.lease_token = @lease_token AND
                t.lease_expires_at = @lease_expires_at
            """,
        MarkWaiting = """
            UPDATE transcripts
            SET throttle = 1
            WHERE id = @id AND status = 0
            """,
        Cancel = """
            UPDATE transcripts
            SET status = 3, throttle = @throttle, finished_at = @finished_at, error = @error
            WHERE id = @id AND status = 0
            """,
        Delete = """
            DELETE FROM transcripts
            WHERE id = @id AND status >= 2
            """,
        DeleteLeases = """
            DELETE FROM transcript_leases
            WHERE transcript_id = @id
            """,
        FindNewestQueued = AnyFindNewestQueued,
        FindOldest = $$"""
            SELECT {{Columns}}
            FROM transcripts t
            WHERE t.account_id = @account_id AND t.status = 0
            ORDER BY t.sequence LIMIT @starts
            """,
        Start = """
            UPDATE transcripts
            SET status = 1, started_at = @started_at, throttle = @throttle, lease_owner = @lease_owner,
                lease_token = @lease_token, lease_expires_at = @lease_expires_at, lease_seconds = @lease_seconds,
                leased_at = @leased_at, heartbeats = 0
            WHERE id = @id AND status = 0
            """,
        FindLeasable = $$"""
            SELECT {{Columns}}
            FROM transcripts t
            WHERE t.status = 1 AND t.lease_token IS NULL
            ORDER BY t.started_at, t.sequence LIMIT @max
            """,
        Claim = """
            UPDATE transcripts
            SET lease_owner = @lease_owner, lease_token = @lease_token, lease_expires_at = @lease_expires_at,
                lease_seconds = @lease_seconds, leased_at = @leased_at, heartbeats = 0
            WHERE id = @id AND status = 1 AND lease_token IS NULL
            """,
        Renew = """
            UPDATE transcripts
            SET lease_expires_at = @lease_expires_at, heartbeats = heartbeats + 1
            WHERE id = @id AND status = 1 AND lease_token = @lease_token
            """,
    };
}
