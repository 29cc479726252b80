namespace SupportConsole.Core.Limits.Store;

/// <summary>
/// SQLite. The write lock is taken at BEGIN IMMEDIATE, so no row needs a lock of its own. Rows come as JSON through
/// json_each; UPDATE ... FROM, RETURNING and ON CONFLICT are there since 3.35.
/// </summary>
internal static class SqliteStatements
{
    public static readonly LimitStatements All = new()
    {
        FindTranscripts = SharedSql.FindTranscripts,
        FindExpired =
            $"SELECT {SharedSql.TranscriptColumns} FROM transcripts t WHERE t.status = 1 AND t.lease_token IS NOT NULL " +
            "AND t.lease_expires_at <= @now ORDER BY t.lease_expires_at LIMIT @max",
        LockStates = $"SELECT {SharedSql.StateColumns} FROM {{rows}} JOIN account_states s ON s.account_id = r.id",
        FindAccounts = SharedSql.FindAccounts,
        FindProjects = SharedSql.FindProjects,
        PeakDemand = SharedSql.PeakDemand,
        FindAudit = SharedSql.FindAudit,
        FindOverrides = SharedSql.FindOverrides,
        FindLedger = SharedSql.FindLedger,
        InsertTranscripts = SharedSql.InsertTranscripts,
        Finish =
            "UPDATE transcripts AS t SET status = r.status, attempts = r.attempts, lease_token = r.kept_token, finished_at = r.finished_at, " +
            "audio_milliseconds = r.audio_milliseconds, cost = r.cost, error = r.error FROM {rows} " +
            "WHERE t.id = r.id AND t.status = 1 AND t.lease_token = r.lease_token AND t.lease_expires_at = r.lease_expires_at",
        Requeue =
            "UPDATE transcripts AS t SET status = 0, attempts = r.attempts, lease_owner = NULL, lease_token = NULL, lease_expires_at = NULL, " +
            "lease_seconds = NULL, started_at = NULL FROM {rows} WHERE t.id = r.id AND t.status = 1 AND t.lease_token = r.lease_token AND t.lease_expires_at = r.lease_expires_at",
        MarkWaiting = "UPDATE transcripts AS t SET throttle = 1 FROM {rows} WHERE t.id = r.id AND t.status = 0 RETURNING account_id",

        // The ORDER BY must walk the partial queue index: one account at a time, because SQLite has no LATERAL.
        StartOldest =
            "UPDATE transcripts SET status = 1, started_at = @now, throttle = CASE throttle WHEN 1 THEN 2 ELSE throttle END " +
            "WHERE status = 0 AND id IN (SELECT q.id FROM transcripts q WHERE q.account_id = @account AND q.status = 0 ORDER BY q.sequence LIMIT @starts) " +
            "RETURNING id, account_id, sequence",
        StartsOneAccountAtATime = true,

        // Not LIKE, which ignores case here; ids do not.
        FindLeasable =
            $"SELECT {SharedSql.TranscriptColumns} FROM transcripts t WHERE t.status = 1 AND t.lease_token IS NULL " +
            "AND substr(t.account_id, 1, length(@prefix)) = @prefix " +
            "ORDER BY t.started_at, t.sequence LIMIT @max",
        Claim =
            "UPDATE transcripts AS t SET lease_owner = r.lease_owner, lease_token = r.lease_token, lease_expires_at = r.lease_expires_at, " +
            "lease_seconds = r.lease_seconds FROM {rows} WHERE t.id = r.id AND t.status = 1 AND t.lease_token IS NULL",
        Renew =
            "UPDATE transcripts AS t SET lease_expires_at = r.lease_expires_at FROM {rows} " +
            "WHERE t.id = r.id AND t.status = 1 AND t.lease_token = r.lease_token",
        InsertStates =
            "INSERT INTO account_states (account_id, account_plan, throttle_limit_override, disabled, eom_billing, auto_pay_below, auto_pay_bring_back_to, " +
            "balance, running, queued, next_sequence, throttled_since, version) SELECT r.account_id, r.account_plan, r.throttle_limit_override, r.disabled, " +
            "r.eom_billing, r.auto_pay_below, r.auto_pay_bring_back_to, r.balance, r.running, r.queued, r.next_sequence, r.throttled_since, r.version FROM {rows}",
        SaveStates =
            "UPDATE account_states AS s SET account_plan = r.account_plan, throttle_limit_override = r.throttle_limit_override, disabled = r.disabled, " +
            "eom_billing = r.eom_billing, auto_pay_below = r.auto_pay_below, auto_pay_bring_back_to = r.auto_pay_bring_back_to, balance = r.balance, " +
            "running = r.running, queued = r.queued, next_sequence = r.next_sequence, throttled_since = r.throttled_since, version = r.version " +
            "FROM {rows} WHERE s.account_id = r.account_id AND s.version = r.expected_version",

        // "WHERE true" keeps the parser from taking ON CONFLICT for a join's ON.
        AddMinutes =
            "INSERT INTO throttle_minutes (account_id, minute_start, submitted, throttled, finished, refused_for_balance, peak_running, peak_queued, " +
            "peak_demand, end_running, end_queued, end_limit) SELECT r.account_id, r.minute_start, r.submitted, r.throttled, r.finished, " +
            "r.refused_for_balance, r.peak_running, r.peak_queued, r.peak_demand, r.end_running, r.end_queued, r.end_limit FROM {rows} WHERE true " +
            "ON CONFLICT (account_id, minute_start) DO UPDATE SET submitted = submitted + excluded.submitted, throttled = throttled + excluded.throttled, " +
            "finished = finished + excluded.finished, refused_for_balance = refused_for_balance + excluded.refused_for_balance, " +
            "peak_running = MAX(peak_running, excluded.peak_running), peak_queued = MAX(peak_queued, excluded.peak_queued), " +
            "peak_demand = MAX(peak_demand, excluded.peak_demand), end_running = excluded.end_running, end_queued = excluded.end_queued, " +
            "end_limit = excluded.end_limit",
        AddUsage =
            "INSERT INTO usage_hours (account_id, hour_start, project_id, api_key_id, product, model, items, milliseconds, cost) " +
            "SELECT r.account_id, r.hour_start, r.project_id, r.api_key_id, r.product, r.model, r.items, r.milliseconds, r.cost FROM {rows} WHERE true " +
            "ON CONFLICT (account_id, hour_start, project_id, api_key_id, product, model) DO UPDATE SET items = items + excluded.items, " +
            "milliseconds = milliseconds + excluded.milliseconds, cost = cost + excluded.cost",
        InsertLedger = SharedSql.InsertLedger,
        InsertAccounts = SharedSql.InsertAccounts,
        UpdateAccounts =
            "UPDATE accounts AS a SET email = r.email, name = r.name, stripe_customer_id = r.stripe_customer_id, search_email = r.search_email, " +
            "search_domain = r.search_domain, search_name = r.search_name, search_stripe_customer_id = r.search_stripe_customer_id, " +
            "search_text = r.search_text FROM {rows} WHERE a.id = r.id",
        InsertProjects = SharedSql.InsertProjects,
        SaveOverrides =
            "INSERT INTO limit_overrides (account_id, kind, limit_value, source, since, set_by, audit_sequence) SELECT r.account_id, r.kind, " +
            "r.limit_value, r.source, r.since, r.set_by, r.audit_sequence FROM {rows} WHERE true ON CONFLICT (account_id, kind) DO UPDATE SET " +
            "limit_value = excluded.limit_value, source = excluded.source, since = excluded.since, set_by = excluded.set_by, audit_sequence = excluded.audit_sequence",
        LockAuditHead = "SELECT sequence, hash FROM audit_heads WHERE id = 1",
        InsertAudit = SharedSql.InsertAudit,
        MoveAuditHead = SharedSql.MoveAuditHead,
        AppendChangeEvent = SharedSql.AppendChangeEvent,
        QueuePositions = SharedSql.QueuePositions,
    };
}
