namespace SupportConsole.Core.Limits.Store;

/// <summary>Column lists and statements that are plain SQL on every engine.</summary>
internal static class SharedSql
{
    /// <summary>In the order <see cref="LimitRowReader.Transcript"/> reads them.</summary>
    public const string TranscriptColumns =
        "t.id, t.account_id, t.project_id, t.api_key_id, t.model, t.audio_url, t.sequence, t.status, t.throttle, t.attempts, " +
        "t.lease_owner, t.lease_token, t.lease_expires_at, t.lease_seconds, t.submitted_at, t.started_at";

    /// <summary>In the order <see cref="LimitRowReader.State"/> reads them.</summary>
    public const string StateColumns =
        "s.account_id, s.account_plan, s.throttle_limit_override, s.streaming_limit_override, s.lemur_limit_override, s.disabled, s.eom_billing, s.auto_pay_below, s.auto_pay_bring_back_to, " +
        "s.balance, s.running, s.queued, s.next_sequence, s.throttled_since, s.version, s.minute_start, s.minute_submitted, s.minute_throttled, " +
        "s.minute_finished, s.minute_refused_for_balance, s.minute_waited, s.minute_wait_milliseconds, s.minute_longest_wait_milliseconds, s.minute_peak_running, " +
        "s.minute_peak_queued, s.minute_peak_demand, s.minute_end_limit, s.throttle_mail_day";

    /// <summary>In the order <see cref="LimitRowReader.AuditEntry"/> reads them.</summary>
    public const string AuditColumns =
        "a.sequence, a.happened_at, a.actor_id, a.actor_name, a.roles, a.action, a.outcome, a.account_id, a.state_before, a.state_after, " +
        "a.rule_sentence, a.reason, a.ticket, a.correlation_id, a.previous_hash, a.hash";

    public const string FindTranscripts = $"SELECT {TranscriptColumns} FROM {{rows}} JOIN transcripts t ON t.id = r.id";

    public const string FindAccounts =
        "SELECT a.number, a.id, a.email, a.name, a.stripe_customer_id, a.created_at FROM {rows} JOIN accounts a ON a.id = r.id";

    /// <summary>Those that stand: a deleted project accepts no new work.</summary>
    public const string FindProjects = "SELECT p.account_id, p.id FROM {rows} JOIN projects p ON p.account_id = r.id WHERE p.deleted_at IS NULL";

    public const string PeakDemand = "SELECT MAX(peak_demand) FROM throttle_history WHERE account_id = @account AND minute_start >= @since";

    public const string FindAudit = $"SELECT {AuditColumns} FROM {{rows}} JOIN audit_entries a ON a.correlation_id = r.id";

    public const string FindOverrides =
        "SELECT o.account_id, o.kind, o.limit_value, o.source, o.since, o.set_by, o.audit_sequence, o.expires_at, o.reverts_to, o.reverts_to_source " +
        "FROM {rows} JOIN limit_overrides o ON o.account_id = r.id";

    public const string FindLedger =
        "SELECT l.account_id, l.reference, l.amount FROM {rows} JOIN ledger_entries l ON l.account_id = r.account_id AND l.reference = r.reference";

    public const string InsertLedger =
        "INSERT INTO ledger_entries (account_id, kind, amount, balance_after, reference, happened_at) " +
        "SELECT r.account_id, r.kind, r.amount, r.balance_after, r.reference, r.happened_at FROM {rows}";

    public const string InsertAccounts =
        "INSERT INTO accounts (id, email, name, stripe_customer_id, created_at, search_id, search_email, search_domain, search_name, " +
        "search_stripe_customer_id, search_text) SELECT r.id, r.email, r.name, r.stripe_customer_id, r.created_at, r.search_id, r.search_email, " +
        "r.search_domain, r.search_name, r.search_stripe_customer_id, r.search_text FROM {rows}";

    public const string InsertProjects =
        "INSERT INTO projects (account_id, id, name, created_at) SELECT r.account_id, r.id, r.name, r.created_at FROM {rows}";

    public const string InsertAudit =
        "INSERT INTO audit_entries (sequence, happened_at, actor_id, actor_name, roles, action, outcome, account_id, state_before, state_after, " +
        "rule_sentence, reason, ticket, correlation_id, previous_hash, hash) SELECT r.sequence, r.happened_at, r.actor_id, r.actor_name, r.roles, " +
        "r.action, r.outcome, r.account_id, r.state_before, r.state_after, r.rule_sentence, r.reason, r.ticket, r.correlation_id, r.previous_hash, " +
        "r.hash FROM {rows}";

    public const string MoveAuditHead = "UPDATE audit_heads SET sequence = @sequence, hash = @hash WHERE id = 1 AND sequence = @previous";

    public const string AppendChangeEvent = "INSERT INTO change_events (node, happened_at, accounts) VALUES (@node, @now, @accounts)";

    /// <summary>Counted only for one that had started before: it stands in front, with few before it.</summary>
    public const string QueuePositions =
        "SELECT t.id, t.status, t.sequence, CASE WHEN t.status = 0 AND t.attempts > 0 THEN (SELECT COUNT(*) FROM transcripts q " +
        "WHERE q.account_id = t.account_id AND q.status = 0 AND q.sequence <= t.sequence) END FROM {rows} JOIN transcripts t ON t.id = r.id";

    /// <summary>
    /// A minute is written once, when the account's next one begins. A row that is there already comes from a node of the version
    /// before, which wrote each event while both ran: the two are added up.
    /// </summary>
    public const string UpsertMinutes =
        "INSERT INTO throttle_minutes AS m (account_id, minute_start, submitted, throttled, finished, refused_for_balance, waited, wait_milliseconds, " +
        "longest_wait_milliseconds, peak_running, peak_queued, peak_demand, end_running, end_queued, end_limit) SELECT r.account_id, r.minute_start, r.submitted, r.throttled, r.finished, " +
        "r.refused_for_balance, r.waited, r.wait_milliseconds, r.longest_wait_milliseconds, r.peak_running, r.peak_queued, r.peak_demand, r.end_running, r.end_queued, r.end_limit FROM {rows} WHERE true " +
        "ON CONFLICT (account_id, minute_start) DO UPDATE SET submitted = m.submitted + excluded.submitted, throttled = m.throttled + excluded.throttled, " +
        "finished = m.finished + excluded.finished, refused_for_balance = m.refused_for_balance + excluded.refused_for_balance, " +
        "waited = m.waited + excluded.waited, wait_milliseconds = m.wait_milliseconds + excluded.wait_milliseconds, longest_wait_milliseconds = " +
        "CASE WHEN m.longest_wait_milliseconds > excluded.longest_wait_milliseconds THEN m.longest_wait_milliseconds ELSE excluded.longest_wait_milliseconds END, " +
        "peak_running = CASE WHEN m.peak_running > excluded.peak_running THEN m.peak_running ELSE excluded.peak_running END, " +
        "peak_queued = CASE WHEN m.peak_queued > excluded.peak_queued THEN m.peak_queued ELSE excluded.peak_queued END, " +
        "peak_demand = CASE WHEN m.peak_demand > excluded.peak_demand THEN m.peak_demand ELSE excluded.peak_demand END, " +
        "end_running = excluded.end_running, end_queued = excluded.end_queued, end_limit = excluded.end_limit";

    public const string InsertMinutes =
        "INSERT INTO throttle_minutes (account_id, minute_start, submitted, throttled, finished, refused_for_balance, waited, wait_milliseconds, " +
        "longest_wait_milliseconds, peak_running, peak_queued, peak_demand, end_running, end_queued, end_limit) SELECT r.account_id, r.minute_start, r.submitted, r.throttled, r.finished, " +
        "r.refused_for_balance, r.waited, r.wait_milliseconds, r.longest_wait_milliseconds, r.peak_running, r.peak_queued, r.peak_demand, r.end_running, r.end_queued, r.end_limit FROM {rows}";

    /// <summary>What is waiting for its turn to be sent. Only <c>ON CONFLICT</c> knows no key of SQL Server, which has a text of its own.</summary>
    public const string InsertOutbox =
        "INSERT INTO outbox_messages (id, kind, account_id, deduplication_key, payload, created_at, state, attempts, next_attempt_at) " +
        "SELECT r.id, r.kind, r.account_id, r.deduplication_key, r.payload, r.created_at, 0, 0, r.next_attempt_at FROM {rows}";

    public const string InsertTranscripts =
        "INSERT INTO transcripts (id, account_id, project_id, api_key_id, model, audio_url, sequence, status, throttle, attempts, submitted_at, " +
        "started_at, lease_owner, lease_token, lease_expires_at, lease_seconds, cost) SELECT r.id, r.account_id, r.project_id, r.api_key_id, r.model, " +
        "r.audio_url, r.sequence, r.status, r.throttle, 0, r.submitted_at, r.started_at, r.lease_owner, r.lease_token, r.lease_expires_at, r.lease_seconds, 0 FROM {rows}";
}
