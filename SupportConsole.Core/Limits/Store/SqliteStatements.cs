namespace SupportConsole.Core.Limits.Store;

/// <summary>
/// SQLite. The write lock is taken at BEGIN IMMEDIATE, so no row needs a lock of its own. There is no round trip to save: a
/// write runs once a row, prepared, its parameters named like the columns; taking the values of many columns out of a set costs more.
/// </summary>
internal static class SqliteStatements
{
    public static readonly LimitStatements All = new()
    {
        BeginLocksAll = true,
        FindTranscripts = SharedSql.FindTranscripts,
        FindExpired = "SELECT t.id FROM transcripts t WHERE t.status = 1 AND t.lease_token IS NOT NULL AND t.lease_expires_at <= @now ORDER BY t.lease_expires_at LIMIT @max",
        LockStates = $"SELECT {SharedSql.StateColumns} FROM {{rows}} JOIN account_states s ON s.account_id = r.id",
        FindAccounts = SharedSql.FindAccounts,
        FindProjects = SharedSql.FindProjects,
        PeakDemand = SharedSql.PeakDemand,
        FindAudit = SharedSql.FindAudit,
        FindOverrides = SharedSql.FindOverrides,
        FindLedger = SharedSql.FindLedger,
        InsertTranscripts =
            "INSERT INTO transcripts (id, account_id, project_id, api_key_id, model, audio_url, sequence, status, throttle, attempts, submitted_at, started_at, " +
            "lease_owner, lease_token, lease_expires_at, lease_seconds, cost) VALUES (@id, @account_id, @project_id, @api_key_id, @model, @audio_url, @sequence, @status, " +
            "@throttle, 0, @submitted_at, @started_at, @lease_owner, @lease_token, @lease_expires_at, @lease_seconds, 0)",
        Finish =
            "UPDATE transcripts SET status = @status, attempts = @attempts, lease_token = @kept_token, finished_at = @finished_at, " +
            "audio_milliseconds = @audio_milliseconds, cost = @cost, error = @error " +
            "WHERE id = @id AND status = 1 AND lease_token = @lease_token AND lease_expires_at = @lease_expires_at",
        Requeue =
            "UPDATE transcripts SET status = 0, attempts = @attempts, lease_owner = NULL, lease_token = NULL, lease_expires_at = NULL, lease_seconds = NULL, " +
            "started_at = NULL WHERE id = @id AND status = 1 AND lease_token = @lease_token AND lease_expires_at = @lease_expires_at",
        MarkWaiting = "UPDATE transcripts SET throttle = 1 WHERE id = @id AND status = 0",

        // The ORDER BY walks the partial queue index.
        FindOldest = $"SELECT {SharedSql.TranscriptColumns} FROM transcripts t WHERE t.account_id = @account_id AND t.status = 0 ORDER BY t.sequence LIMIT @starts",
        Start =
            "UPDATE transcripts SET status = 1, started_at = @started_at, throttle = @throttle, lease_owner = @lease_owner, lease_token = @lease_token, " +
            "lease_expires_at = @lease_expires_at, lease_seconds = @lease_seconds WHERE id = @id AND status = 0",

        // Not LIKE, which ignores case here; ids do not.
        FindLeasable =
            $"SELECT {SharedSql.TranscriptColumns} FROM transcripts t WHERE t.status = 1 AND t.lease_token IS NULL " +
            "AND (@prefix = '' OR substr(t.account_id, 1, length(@prefix)) = @prefix) ORDER BY t.started_at, t.sequence LIMIT @max",
        Claim =
            "UPDATE transcripts SET lease_owner = @lease_owner, lease_token = @lease_token, lease_expires_at = @lease_expires_at, " +
            "lease_seconds = @lease_seconds WHERE id = @id AND status = 1 AND lease_token IS NULL",
        Renew = "UPDATE transcripts SET lease_expires_at = @lease_expires_at WHERE id = @id AND status = 1 AND lease_token = @lease_token",
        InsertStates =
            "INSERT INTO account_states (account_id, account_plan, throttle_limit_override, streaming_limit_override, lemur_limit_override, disabled, eom_billing, auto_pay_below, auto_pay_bring_back_to, throttle_mail_day, balance, " +
            "running, queued, next_sequence, throttled_since, minute_start, minute_submitted, minute_throttled, minute_finished, minute_refused_for_balance, minute_waited, minute_wait_milliseconds, " +
            "minute_longest_wait_milliseconds, minute_peak_running, minute_peak_queued, minute_peak_demand, minute_end_limit, version) VALUES (@account_id, @account_plan, @throttle_limit_override, " +
            "@streaming_limit_override, @lemur_limit_override, @disabled, @eom_billing, @auto_pay_below, @auto_pay_bring_back_to, @throttle_mail_day, @balance, @running, @queued, @next_sequence, @throttled_since, @minute_start, " +
            "@minute_submitted, @minute_throttled, @minute_finished, @minute_refused_for_balance, @minute_waited, @minute_wait_milliseconds, @minute_longest_wait_milliseconds, @minute_peak_running, @minute_peak_queued, @minute_peak_demand, " +
            "@minute_end_limit, @version)",
        SaveCounters =
            "UPDATE account_states SET balance = @balance, running = @running, queued = @queued, next_sequence = @next_sequence, throttled_since = " +
            "@throttled_since, minute_start = @minute_start, minute_submitted = @minute_submitted, minute_throttled = @minute_throttled, minute_finished = " +
            "@minute_finished, minute_refused_for_balance = @minute_refused_for_balance, minute_waited = @minute_waited, minute_wait_milliseconds = " +
            "@minute_wait_milliseconds, minute_longest_wait_milliseconds = @minute_longest_wait_milliseconds, minute_peak_running = @minute_peak_running, minute_peak_queued = " +
            "@minute_peak_queued, minute_peak_demand = @minute_peak_demand, minute_end_limit = @minute_end_limit, version = @version + 1 WHERE account_id = " +
            "@account_id AND version = @version",
        SaveTerms =
            "UPDATE account_states SET account_plan = @account_plan, throttle_limit_override = @throttle_limit_override, streaming_limit_override = " +
            "@streaming_limit_override, lemur_limit_override = @lemur_limit_override, disabled = @disabled, eom_billing = " +
            "@eom_billing, auto_pay_below = @auto_pay_below, auto_pay_bring_back_to = @auto_pay_bring_back_to, throttle_mail_day = @throttle_mail_day WHERE account_id = @account_id",
        InsertMinutes = SharedSql.UpsertMinutes,
        AddUsage =
            "INSERT INTO usage_hours (account_id, hour_start, project_id, api_key_id, product, model, items, milliseconds, cost) " +
            "VALUES (@account_id, @hour_start, @project_id, @api_key_id, @product, @model, @items, @milliseconds, @cost) " +
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
            "INSERT INTO limit_overrides (account_id, kind, limit_value, source, since, set_by, audit_sequence, expires_at, reverts_to, reverts_to_source) SELECT r.account_id, r.kind, " +
            "r.limit_value, r.source, r.since, r.set_by, r.audit_sequence, r.expires_at, r.reverts_to, r.reverts_to_source FROM {rows} WHERE true ON CONFLICT (account_id, kind) DO UPDATE SET " +
            "limit_value = excluded.limit_value, source = excluded.source, since = excluded.since, set_by = excluded.set_by, audit_sequence = excluded.audit_sequence, " +
            "expires_at = excluded.expires_at, reverts_to = excluded.reverts_to, reverts_to_source = excluded.reverts_to_source",
        InsertOutbox = SharedSql.InsertOutbox + " WHERE true ON CONFLICT (deduplication_key) DO NOTHING",
        LockAuditHead = "SELECT sequence, hash FROM audit_heads WHERE id = 1",
        InsertAudit = SharedSql.InsertAudit,
        MoveAuditHead = SharedSql.MoveAuditHead,
        AppendChangeEvent = SharedSql.AppendChangeEvent,
        QueuePositions = SharedSql.QueuePositions,
        Rates = RateStatements.Sqlite,
        Changes = ChangeStatements.Sqlite,
    };
}
