namespace SupportConsole.Core.Limits.Store;

/// <summary>
/// PostgreSQL at READ COMMITTED. Each account's row is locked by a statement of its own, in account order, before anything is
/// decided; the statements after it see a fresh snapshot. Rows come as arrays through unnest.
/// </summary>
internal static class PostgreSqlStatements
{
    /// <summary>
    /// The status again where rows are found by their id. Not <c>status = 1</c>: a partial index that fits it would be taken instead of
    /// the primary key, and has thousands of rows of one expiry. Nor <c>status + 0 = 1</c>: the planner expects that of one row in 200,
    /// and compares all of a small table's rows with all that are given, for seconds. This it expects of every second one.
    /// </summary>
    private const string Running = "CASE t.status WHEN 1 THEN true END";

    /// <summary>As <see cref="Running"/>.</summary>
    private const string Waiting = "CASE t.status WHEN 0 THEN true END";

    public static readonly LimitStatements All = new()
    {
        // Not now(), which stands still since the transaction began.
        Clock = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint",
        FindTranscripts = SharedSql.FindTranscripts,
        FindExpired = "SELECT t.id FROM transcripts t WHERE t.status = 1 AND t.lease_token IS NOT NULL AND t.lease_expires_at <= @now ORDER BY t.lease_expires_at LIMIT @max",

        // ANY instead of a join: the lock must be taken in index order, which a hash join would not keep.
        LockStates =
            $"SELECT {SharedSql.StateColumns} FROM account_states s WHERE s.account_id = ANY(ARRAY(SELECT unnest(@accounts) UNION " +
            "SELECT t.account_id FROM transcripts t WHERE t.id = ANY(@transcripts))) ORDER BY s.account_id FOR UPDATE",
        FindAccounts = SharedSql.FindAccounts,

        // Not a plain IS NULL: of a young table the planner expects it of one row in 200. This it expects of every second one.
        FindProjects = "SELECT p.account_id, p.id FROM {rows} JOIN projects p ON p.account_id = r.id WHERE CASE WHEN p.deleted_at IS NULL THEN true END",
        PeakDemand = SharedSql.PeakDemand,
        FindAudit = SharedSql.FindAudit,
        FindOverrides = SharedSql.FindOverrides,
        FindLedger = SharedSql.FindLedger,
        InsertTranscripts = SharedSql.InsertTranscripts,
        Finish =
            "UPDATE transcripts AS t SET status = r.status, attempts = r.attempts, lease_token = r.kept_token, finished_at = r.finished_at, " +
            "audio_milliseconds = r.audio_milliseconds, cost = r.cost, error = r.error FROM {rows} " +
            $"WHERE t.id = r.id AND {Running} AND t.lease_token = r.lease_token AND t.lease_expires_at = r.lease_expires_at",
        Requeue =
            "UPDATE transcripts AS t SET status = 0, attempts = r.attempts, lease_owner = NULL, lease_token = NULL, lease_expires_at = NULL, " +
            $"lease_seconds = NULL, started_at = NULL FROM {{rows}} WHERE t.id = r.id AND {Running} AND t.lease_token = r.lease_token AND t.lease_expires_at = r.lease_expires_at",
        MarkWaiting = $"UPDATE transcripts AS t SET throttle = 1 FROM {{rows}} WHERE t.id = r.id AND {Waiting}",
        FindOldest =
            $"SELECT {SharedSql.TranscriptColumns} FROM {{rows}} CROSS JOIN LATERAL (SELECT q.* FROM transcripts q WHERE q.account_id = r.account_id AND q.status = 0 " +
            "ORDER BY q.sequence LIMIT r.starts) t",
        Start =
            "UPDATE transcripts AS t SET status = 1, started_at = r.started_at, throttle = r.throttle, lease_owner = r.lease_owner, lease_token = r.lease_token, " +
            $"lease_expires_at = r.lease_expires_at, lease_seconds = r.lease_seconds FROM {{rows}} WHERE t.id = r.id AND {Waiting}",

        // Workers on other nodes take other rows instead of waiting for these. No lock on the account: nothing it counts changes.
        ClaimOldest =
            "UPDATE transcripts AS t SET lease_owner = r.lease_owner, lease_token = r.lease_token || '-' || picked.place, " +
            "lease_expires_at = r.lease_expires_at, lease_seconds = r.lease_seconds FROM (SELECT free.id, row_number() OVER (ORDER BY free.started_at, free.sequence) AS place " +
            "FROM (SELECT f.id, f.started_at, f.sequence FROM transcripts f WHERE f.status = 1 AND f.lease_token IS NULL AND f.account_id LIKE @prefix || '%' " +
            "ORDER BY f.started_at, f.sequence LIMIT @max FOR UPDATE SKIP LOCKED) free) picked " +
            $"JOIN {{rows}} ON picked.place BETWEEN r.first_place AND r.last_place WHERE t.id = picked.id AND CASE WHEN t.status = 1 AND t.lease_token IS NULL THEN true END " +
            $"RETURNING {SharedSql.TranscriptColumns}, picked.place",
        Renew =
            "UPDATE transcripts AS t SET lease_expires_at = r.lease_expires_at FROM {rows} " +
            $"WHERE t.id = r.id AND {Running} AND t.lease_token = r.lease_token",
        InsertStates =
            "INSERT INTO account_states (account_id, account_plan, throttle_limit_override, streaming_limit_override, lemur_limit_override, disabled, eom_billing, auto_pay_below, auto_pay_bring_back_to, throttle_mail_day, balance, " +
            "running, queued, next_sequence, throttled_since, minute_start, minute_submitted, minute_throttled, minute_finished, minute_refused_for_balance, minute_waited, minute_wait_milliseconds, " +
            "minute_longest_wait_milliseconds, minute_peak_running, minute_peak_queued, minute_peak_demand, minute_end_limit, version) SELECT r.account_id, r.account_plan, " +
            "r.throttle_limit_override, r.streaming_limit_override, r.lemur_limit_override, r.disabled <> 0, r.eom_billing <> 0, r.auto_pay_below, r.auto_pay_bring_back_to, r.throttle_mail_day, r.balance, r.running, r.queued, " +
            "r.next_sequence, r.throttled_since, r.minute_start, r.minute_submitted, r.minute_throttled, r.minute_finished, r.minute_refused_for_balance, r.minute_waited, r.minute_wait_milliseconds, r.minute_longest_wait_milliseconds, " +
            "r.minute_peak_running, r.minute_peak_queued, r.minute_peak_demand, r.minute_end_limit, r.version FROM {rows}",
        SaveCounters =
            "UPDATE account_states AS s SET balance = r.balance, running = r.running, queued = r.queued, next_sequence = r.next_sequence, throttled_since = " +
            "r.throttled_since, minute_start = r.minute_start, minute_submitted = r.minute_submitted, minute_throttled = r.minute_throttled, minute_finished = " +
            "r.minute_finished, minute_refused_for_balance = r.minute_refused_for_balance, minute_waited = r.minute_waited, minute_wait_milliseconds = " +
            "r.minute_wait_milliseconds, minute_longest_wait_milliseconds = r.minute_longest_wait_milliseconds, minute_peak_running = r.minute_peak_running, minute_peak_queued = " +
            "r.minute_peak_queued, minute_peak_demand = r.minute_peak_demand, minute_end_limit = r.minute_end_limit, version = r.version + 1 FROM {rows} WHERE " +
            "s.account_id = r.account_id AND s.version = r.version",
        SaveTerms =
            "UPDATE account_states AS s SET account_plan = r.account_plan, throttle_limit_override = r.throttle_limit_override, streaming_limit_override = r.streaming_limit_override, " +
            "lemur_limit_override = r.lemur_limit_override, disabled = r.disabled <> 0, " +
            "eom_billing = r.eom_billing <> 0, auto_pay_below = r.auto_pay_below, auto_pay_bring_back_to = r.auto_pay_bring_back_to, throttle_mail_day = r.throttle_mail_day FROM {rows} WHERE s.account_id " +
            "= r.account_id",
        InsertMinutes = SharedSql.UpsertMinutes,
        AddUsage =
            "INSERT INTO usage_hours AS u (account_id, hour_start, project_id, api_key_id, product, model, items, milliseconds, cost) " +
            "SELECT r.account_id, r.hour_start, r.project_id, r.api_key_id, r.product, r.model, r.items, r.milliseconds, r.cost FROM {rows} " +
            "ON CONFLICT (account_id, hour_start, project_id, api_key_id, product, model) DO UPDATE SET items = u.items + excluded.items, " +
            "milliseconds = u.milliseconds + excluded.milliseconds, cost = u.cost + excluded.cost",
        InsertLedger = SharedSql.InsertLedger,
        InsertAccounts = SharedSql.InsertAccounts,
        UpdateAccounts =
            "UPDATE accounts AS a SET email = r.email, name = r.name, stripe_customer_id = r.stripe_customer_id, search_email = r.search_email, " +
            "search_domain = r.search_domain, search_name = r.search_name, search_stripe_customer_id = r.search_stripe_customer_id, " +
            "search_text = r.search_text FROM {rows} WHERE a.id = r.id",
        InsertProjects = SharedSql.InsertProjects,
        SaveOverrides =
            "INSERT INTO limit_overrides (account_id, kind, limit_value, source, since, set_by, audit_sequence, expires_at, reverts_to, reverts_to_source) SELECT r.account_id, r.kind, " +
            "r.limit_value, r.source, r.since, r.set_by, r.audit_sequence, r.expires_at, r.reverts_to, r.reverts_to_source FROM {rows} ON CONFLICT (account_id, kind) DO UPDATE SET " +
            "limit_value = excluded.limit_value, source = excluded.source, since = excluded.since, set_by = excluded.set_by, audit_sequence = excluded.audit_sequence, " +
            "expires_at = excluded.expires_at, reverts_to = excluded.reverts_to, reverts_to_source = excluded.reverts_to_source",
        InsertOutbox = SharedSql.InsertOutbox + " ON CONFLICT (deduplication_key) DO NOTHING",
        LockAuditHead = "SELECT sequence, hash FROM audit_heads WHERE id = 1 FOR UPDATE",
        InsertAudit = SharedSql.InsertAudit,
        MoveAuditHead = SharedSql.MoveAuditHead,
        AppendChangeEvent = SharedSql.AppendChangeEvent,
        QueuePositions = SharedSql.QueuePositions,
        Rates = RateStatements.PostgreSql,
        Changes = ChangeStatements.PostgreSql,
    };
}
