namespace SupportConsole.Core.Persistence.Sql;

/// <summary>
/// SQL of one engine, see <see cref="SqlStatements"/>: transcripts: submit (<see cref="Insert"/>), start, lease,
/// complete.
/// </summary>
internal sealed partial record TranscriptSql
{
    /// <summary>In the order in which transcripts are read.</summary>
    public const string Columns = """
        t.id, t.account_id, t.project_id, t.api_key_id, t.model, t.audio_url, t.sequence, t.status, t.throttle,
        t.attempts, t.lease_owner, t.lease_token, t.lease_expires_at, t.lease_seconds, t.submitted_at,
        t.started_at
        """;

    private const string AnyFindExpired = """
        SELECT t.id
        FROM transcripts t
        WHERE t.status = 1 AND t.lease_token IS NOT NULL AND t.lease_expires_at <= @now
        ORDER BY t.lease_expires_at LIMIT @max
        """;

    private const string AnyInsert = """
        INSERT INTO transcripts (id, account_id, project_id, api_key_id, model, audio_url, sequence, status, throttle,
            attempts, submitted_at, started_at, lease_owner, lease_token, lease_expires_at, lease_seconds, leased_at,
            cost)
        SELECT r.id, r.account_id, r.project_id, r.api_key_id, r.model, r.audio_url, r.sequence, r.status, r.throttle,
            0, r.submitted_at, r.started_at, r.lease_owner, r.lease_token, r.lease_expires_at, r.lease_seconds,
            r.leased_at, 0
        FROM {rows}
        """;

    private const string AnyFindNewestQueued = $$"""
        SELECT {{Columns}}
        FROM transcripts t
        WHERE t.account_id = @account AND t.status = 0 AND t.sequence <= @up_to
        ORDER BY t.sequence DESC LIMIT @max
        """;

    /// <summary>ids -> transcripts that exist.</summary>
    public string Find { get; } =
        $$"""
            SELECT {{Columns}}
            FROM {rows}
            JOIN transcripts t ON t.id = r.id
            """;

    /// <summary>@now, @max -> ids of transcripts whose lease has run out, oldest first.</summary>
    public required string FindExpired { get; init; }

    /// <summary>New transcripts, waiting or started, with a lease or without.</summary>
    public required string Insert { get; init; }

    /// <summary>
    /// Ends what is in processing under this token, its lease as it was seen: a heartbeat meanwhile makes the batch
    /// decide again.
    /// </summary>
    public required string Finish { get; init; }

    /// <summary>Back to the queue, old place in line.</summary>
    public required string Requeue { get; init; }

    /// <summary>Copies a lease that ran out, as it was seen, to the history of leases.</summary>
    public required string RecordExpired { get; init; }

    /// <summary>Requeued ones that did not start again at once wait because of the limit.</summary>
    public required string MarkWaiting { get; init; }

    /// <summary>Ends transcripts that wait.</summary>
    public required string Cancel { get; init; }

    /// <summary>Deletes transcripts that have ended.</summary>
    public required string Delete { get; init; }

    /// <summary>Deletes the history of leases of transcripts.</summary>
    public required string DeleteLeases { get; init; }

    /// <summary>@account, @up_to, @max -> a part of the account's queue, newest first; the account is locked.</summary>
    public required string FindNewestQueued { get; init; }

    /// <summary>account, n -> the n oldest waiting; the account is locked.</summary>
    public required string FindOldest { get; init; }

    /// <summary>Starts transcripts that wait, with a lease or without.</summary>
    public required string Start { get; init; }

    /// <summary>
    /// offers, @max -> leases the oldest started transcripts that nobody holds; answers them with their
    /// place among those. Null where it takes two steps.
    /// </summary>
    public string? ClaimOldest { get; init; }

    /// <summary>
    /// @max -> started transcripts that nobody holds, oldest start first: the first of the two steps.
    /// </summary>
    public string? FindLeasable { get; init; }

    /// <summary>Leases transcripts that nobody holds: the second step.</summary>
    public string? Claim { get; init; }

    public required string Renew { get; init; }

    /// <summary>
    /// ids -> place in line of those that wait; counted only where it does not follow from the sequence: for one that
    /// had started before, which stands in front, and for one before the place of a cancelled one.
    /// </summary>
    public string FindPlaces { get; } =
        """
            SELECT t.id, t.status, t.sequence, CASE WHEN t.status = 0 AND (t.attempts > 0 OR
                t.sequence < r.canceled_up_to) THEN (SELECT COUNT(*)
            FROM transcripts q
            WHERE q.account_id = t.account_id AND q.status = 0 AND q.sequence <= t.sequence) END
            FROM {rows}
            JOIN transcripts t ON t.id = r.id
            """;
}
