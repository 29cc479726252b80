namespace SupportConsole.Core.Limits.Store;

/// <summary>
/// SQL Server at READ COMMITTED. UPDLOCK takes an account's row before anything is decided; READPAST lets workers pass by
/// each other. Rows come as JSON through OPENJSON. No MERGE: an upsert is an UPDATE and an INSERT of what is missing, safe
/// because the account's row is locked.
/// </summary>
internal static class SqlServerStatements
{
    public static readonly LimitStatements All = new()
    {
        Clock = "SELECT DATEDIFF_BIG(millisecond, '19700101', SYSUTCDATETIME())",
        FindTranscripts = SharedSql.FindTranscripts,
        FindExpired =
            "SELECT TOP (@max) t.id FROM transcripts t WHERE t.status = 1 AND t.lease_token IS NOT NULL AND t.lease_expires_at <= @now ORDER BY t.lease_expires_at",
        LockStates =
            $"SELECT {SharedSql.StateColumns} FROM (SELECT TOP (2147483647) ids.id FROM (SELECT a.id FROM OPENJSON(@accounts) WITH (id nvarchar(64) COLLATE Latin1_General_100_BIN2 '$') a UNION " +
            "SELECT t.account_id FROM OPENJSON(@transcripts) WITH (id nvarchar(64) COLLATE Latin1_General_100_BIN2 '$') wanted JOIN transcripts t ON t.id = wanted.id) ids ORDER BY ids.id) r " +
            "INNER LOOP JOIN account_states s WITH (UPDLOCK, ROWLOCK) ON s.account_id = r.id ORDER BY s.account_id",
        FindAccounts = SharedSql.FindAccounts,
        FindProjects = SharedSql.FindProjects,
        PeakDemand = SharedSql.PeakDemand,
        FindAudit = SharedSql.FindAudit,
        FindOverrides = SharedSql.FindOverrides,
        FindLedger = SharedSql.FindLedger,
        InsertTranscripts = SharedSql.InsertTranscripts,
        Finish =
            "UPDATE t SET status = r.status, attempts = r.attempts, lease_token = r.kept_token, finished_at = r.finished_at, " +
            "audio_milliseconds = r.audio_milliseconds, cost = r.cost, error = r.error FROM transcripts t JOIN {rows} ON t.id = r.id " +
            "WHERE t.status = 1 AND t.lease_token = r.lease_token AND t.lease_expires_at = r.lease_expires_at",
        Requeue =
            "UPDATE t SET status = 0, attempts = r.attempts, lease_owner = NULL, lease_token = NULL, lease_expires_at = NULL, " +
            "lease_seconds = NULL, started_at = NULL FROM transcripts t JOIN {rows} ON t.id = r.id WHERE t.status = 1 AND t.lease_token = r.lease_token AND t.lease_expires_at = r.lease_expires_at",
        MarkWaiting = "UPDATE t SET throttle = 1 FROM transcripts t JOIN {rows} ON t.id = r.id WHERE t.status = 0",
        FindOldest =
            $"SELECT {SharedSql.TranscriptColumns} FROM {{rows}} CROSS APPLY (SELECT TOP (r.starts) q.* FROM transcripts q WHERE q.account_id = r.account_id " +
            "AND q.status = 0 ORDER BY q.sequence) t",
        Start =
            "UPDATE t SET status = 1, started_at = r.started_at, throttle = r.throttle, lease_owner = r.lease_owner, lease_token = r.lease_token, " +
            "lease_expires_at = r.lease_expires_at, lease_seconds = r.lease_seconds FROM transcripts t JOIN {rows} ON t.id = r.id WHERE t.status = 0",
        ClaimOldest =
            "SELECT TOP (@max) t.id, ROW_NUMBER() OVER (ORDER BY t.started_at, t.sequence) AS place INTO #picked FROM transcripts t WITH (UPDLOCK, READPAST, ROWLOCK) " +
            "WHERE t.status = 1 AND t.lease_token IS NULL AND t.account_id LIKE @prefix + '%' ORDER BY t.started_at, t.sequence; " +
            "UPDATE t SET lease_owner = r.lease_owner, lease_token = CONCAT(r.lease_token, '-', p.place), lease_expires_at = r.lease_expires_at, " +
            $"lease_seconds = r.lease_seconds OUTPUT {SharedSql.TranscriptColumns.Replace("t.", "inserted.", StringComparison.Ordinal)}, p.place FROM transcripts t " +
            "JOIN #picked p ON t.id = p.id JOIN {rows} ON p.place BETWEEN r.first_place AND r.last_place WHERE t.status = 1 AND t.lease_token IS NULL; DROP TABLE #picked",
        Renew =
            "UPDATE t SET lease_expires_at = r.lease_expires_at FROM transcripts t JOIN {rows} ON t.id = r.id " +
            "WHERE t.status = 1 AND t.lease_token = r.lease_token",
        InsertStates =
            "INSERT INTO account_states (account_id, account_plan, throttle_limit_override, streaming_limit_override, lemur_limit_override, disabled, eom_billing, auto_pay_below, auto_pay_bring_back_to, throttle_mail_day, balance, " +
            "running, queued, next_sequence, throttled_since, minute_start, minute_submitted, minute_throttled, minute_finished, minute_refused_for_balance, minute_waited, minute_wait_milliseconds, " +
            "minute_longest_wait_milliseconds, minute_peak_running, minute_peak_queued, minute_peak_demand, minute_end_limit, version) SELECT r.account_id, r.account_plan, " +
            "r.throttle_limit_override, r.streaming_limit_override, r.lemur_limit_override, r.disabled, r.eom_billing, r.auto_pay_below, r.auto_pay_bring_back_to, r.throttle_mail_day, r.balance, r.running, r.queued, r.next_sequence, " +
            "r.throttled_since, r.minute_start, r.minute_submitted, r.minute_throttled, r.minute_finished, r.minute_refused_for_balance, r.minute_waited, r.minute_wait_milliseconds, r.minute_longest_wait_milliseconds, r.minute_peak_running, " +
            "r.minute_peak_queued, r.minute_peak_demand, r.minute_end_limit, r.version FROM {rows}",
        SaveCounters =
            "UPDATE s SET balance = r.balance, running = r.running, queued = r.queued, next_sequence = r.next_sequence, throttled_since = r.throttled_since, " +
            "minute_start = r.minute_start, minute_submitted = r.minute_submitted, minute_throttled = r.minute_throttled, minute_finished = r.minute_finished, " +
            "minute_refused_for_balance = r.minute_refused_for_balance, minute_waited = r.minute_waited, minute_wait_milliseconds = " +
            "r.minute_wait_milliseconds, minute_longest_wait_milliseconds = r.minute_longest_wait_milliseconds, minute_peak_running = r.minute_peak_running, minute_peak_queued = r.minute_peak_queued, " +
            "minute_peak_demand = r.minute_peak_demand, minute_end_limit = r.minute_end_limit, version = r.version + 1 FROM account_states s JOIN {rows} ON " +
            "s.account_id = r.account_id WHERE s.version = r.version",
        SaveTerms =
            "UPDATE s SET account_plan = r.account_plan, throttle_limit_override = r.throttle_limit_override, streaming_limit_override = r.streaming_limit_override, " +
            "lemur_limit_override = r.lemur_limit_override, disabled = r.disabled, eom_billing = r.eom_billing, " +
            "auto_pay_below = r.auto_pay_below, auto_pay_bring_back_to = r.auto_pay_bring_back_to, throttle_mail_day = r.throttle_mail_day FROM account_states s JOIN {rows} ON s.account_id = r.account_id",
        InsertMinutes =
            "UPDATE m SET submitted = m.submitted + r.submitted, throttled = m.throttled + r.throttled, finished = m.finished + r.finished, " +
            "refused_for_balance = m.refused_for_balance + r.refused_for_balance, " +
            "waited = m.waited + r.waited, wait_milliseconds = m.wait_milliseconds + r.wait_milliseconds, " +
            "longest_wait_milliseconds = IIF(m.longest_wait_milliseconds > r.longest_wait_milliseconds, m.longest_wait_milliseconds, r.longest_wait_milliseconds), " +
            "peak_running = IIF(m.peak_running > r.peak_running, m.peak_running, r.peak_running), " +
            "peak_queued = IIF(m.peak_queued > r.peak_queued, m.peak_queued, r.peak_queued), " +
            "peak_demand = IIF(m.peak_demand > r.peak_demand, m.peak_demand, r.peak_demand), " +
            "end_running = r.end_running, end_queued = r.end_queued, end_limit = r.end_limit " +
            "FROM throttle_minutes m JOIN {rows} ON m.account_id = r.account_id AND m.minute_start = r.minute_start; " +
            SharedSql.InsertMinutes + " WHERE NOT EXISTS (SELECT 1 FROM throttle_minutes m WHERE m.account_id = r.account_id AND m.minute_start = r.minute_start)",
        AddUsage =
            "SELECT r.* INTO #usage FROM {rows}; " +
            "UPDATE u SET items = u.items + r.items, milliseconds = u.milliseconds + r.milliseconds, cost = u.cost + r.cost FROM usage_hours u " +
            "JOIN #usage r ON u.account_id = r.account_id AND u.hour_start = r.hour_start AND u.project_id = r.project_id " +
            "AND u.api_key_id = r.api_key_id AND u.product = r.product AND u.model = r.model; " +
            "INSERT INTO usage_hours (account_id, hour_start, project_id, api_key_id, product, model, items, milliseconds, cost) " +
            "SELECT r.account_id, r.hour_start, r.project_id, r.api_key_id, r.product, r.model, r.items, r.milliseconds, r.cost FROM #usage r " +
            "WHERE NOT EXISTS (SELECT 1 FROM usage_hours u WHERE u.account_id = r.account_id AND u.hour_start = r.hour_start " +
            "AND u.project_id = r.project_id AND u.api_key_id = r.api_key_id AND u.product = r.product AND u.model = r.model); " +
            "DROP TABLE #usage",
        InsertLedger = SharedSql.InsertLedger,
        InsertAccounts = SharedSql.InsertAccounts,
        UpdateAccounts =
            "UPDATE a SET email = r.email, name = r.name, stripe_customer_id = r.stripe_customer_id, search_email = r.search_email, " +
            "search_domain = r.search_domain, search_name = r.search_name, search_stripe_customer_id = r.search_stripe_customer_id, " +
            "search_text = r.search_text FROM accounts a JOIN {rows} ON a.id = r.id",
        InsertProjects = SharedSql.InsertProjects,
        SaveOverrides =
            "SELECT r.* INTO #overrides FROM {rows}; " +
            "UPDATE o SET limit_value = r.limit_value, source = r.source, since = r.since, set_by = r.set_by, audit_sequence = r.audit_sequence, " +
            "expires_at = r.expires_at, reverts_to = r.reverts_to, reverts_to_source = r.reverts_to_source " +
            "FROM limit_overrides o JOIN #overrides r ON o.account_id = r.account_id AND o.kind = r.kind; " +
            "INSERT INTO limit_overrides (account_id, kind, limit_value, source, since, set_by, audit_sequence, expires_at, reverts_to, reverts_to_source) SELECT r.account_id, r.kind, " +
            "r.limit_value, r.source, r.since, r.set_by, r.audit_sequence, r.expires_at, r.reverts_to, r.reverts_to_source FROM #overrides r " +
            "WHERE NOT EXISTS (SELECT 1 FROM limit_overrides o WHERE o.account_id = r.account_id AND o.kind = r.kind); DROP TABLE #overrides",
        InsertOutbox = SharedSql.InsertOutbox + " WHERE NOT EXISTS (SELECT 1 FROM outbox_messages o WHERE o.deduplication_key = r.deduplication_key)",
        LockAuditHead = "SELECT sequence, hash FROM audit_heads WITH (UPDLOCK, ROWLOCK) WHERE id = 1",
        InsertAudit = SharedSql.InsertAudit,
        MoveAuditHead = SharedSql.MoveAuditHead,
        AppendChangeEvent = SharedSql.AppendChangeEvent,
        QueuePositions = SharedSql.QueuePositions,
        Rates = RateStatements.SqlServer,
        Changes = ChangeStatements.SqlServer,
    };
}
