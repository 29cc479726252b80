CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "account_alerts" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_account_alerts" PRIMARY KEY AUTOINCREMENT,
    "account_id" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "over_since" INTEGER NOT NULL,
    "raised_at" INTEGER NOT NULL,
    "peak_demand" INTEGER NOT NULL,
    "limit_value" INTEGER NOT NULL,
    "claimed_by_id" TEXT NULL,
    "claimed_by" TEXT NULL,
    "claimed_at" INTEGER NULL,
    "ended_at" INTEGER NULL
);

CREATE TABLE "account_notes" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_account_notes" PRIMARY KEY AUTOINCREMENT,
    "account_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "written_at" INTEGER NOT NULL,
    "note_text" TEXT NOT NULL,
    "pinned" INTEGER NOT NULL,
    "removed_at" INTEGER NULL
);

CREATE TABLE "account_states" (
    "account_id" TEXT NOT NULL CONSTRAINT "PK_account_states" PRIMARY KEY,
    "account_plan" INTEGER NOT NULL,
    "throttle_limit_override" INTEGER NULL,
    "streaming_limit_override" INTEGER NULL,
    "lemur_limit_override" INTEGER NULL,
    "disabled" INTEGER NOT NULL,
    "eom_billing" INTEGER NOT NULL,
    "auto_pay_below" INTEGER NULL,
    "auto_pay_bring_back_to" INTEGER NULL,
    "balance" INTEGER NOT NULL,
    "running" INTEGER NOT NULL,
    "queued" INTEGER NOT NULL,
    "next_sequence" INTEGER NOT NULL,
    "throttled_since" INTEGER NULL,
    "throttle_mail_day" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "minute_end_limit" INTEGER NOT NULL,
    "minute_finished" INTEGER NOT NULL,
    "minute_longest_wait_milliseconds" INTEGER NOT NULL,
    "minute_peak_demand" INTEGER NOT NULL,
    "minute_peak_queued" INTEGER NOT NULL,
    "minute_peak_running" INTEGER NOT NULL,
    "minute_refused_for_balance" INTEGER NOT NULL,
    "minute_start" INTEGER NOT NULL,
    "minute_submitted" INTEGER NOT NULL,
    "minute_throttled" INTEGER NOT NULL,
    "minute_wait_milliseconds" INTEGER NOT NULL,
    "minute_waited" INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE "accounts" (
    "number" INTEGER NOT NULL CONSTRAINT "PK_accounts" PRIMARY KEY AUTOINCREMENT,
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "stripe_customer_id" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "search_id" TEXT NOT NULL,
    "search_email" TEXT NOT NULL,
    "search_domain" TEXT NOT NULL,
    "search_name" TEXT NOT NULL,
    "search_stripe_customer_id" TEXT NULL,
    "search_text" TEXT NOT NULL
);

CREATE TABLE "api_keys" (
    "id" TEXT NOT NULL CONSTRAINT "PK_api_keys" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "created_by" TEXT NOT NULL,
    "deleted_at" INTEGER NULL,
    "deleted_by" TEXT NULL
);

CREATE TABLE "audit_entries" (
    "sequence" INTEGER NOT NULL CONSTRAINT "PK_audit_entries" PRIMARY KEY,
    "happened_at" INTEGER NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "roles" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" INTEGER NOT NULL,
    "account_id" TEXT NULL,
    "state_before" TEXT NULL,
    "state_after" TEXT NULL,
    "rule_sentence" TEXT NULL,
    "reason" TEXT NULL,
    "ticket" TEXT NULL,
    "correlation_id" TEXT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

CREATE TABLE "audit_heads" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_audit_heads" PRIMARY KEY,
    "sequence" INTEGER NOT NULL,
    "hash" TEXT NOT NULL
);

CREATE TABLE "change_events" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_change_events" PRIMARY KEY AUTOINCREMENT,
    "node" TEXT NOT NULL,
    "happened_at" INTEGER NOT NULL,
    "accounts" TEXT NOT NULL
);

CREATE TABLE "decision_keys" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_decision_keys" PRIMARY KEY,
    "secret" BLOB NOT NULL,
    "created_at" INTEGER NOT NULL
);

CREATE TABLE "demo_replays" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_demo_replays" PRIMARY KEY,
    "seed" INTEGER NOT NULL,
    "replayed_to" INTEGER NOT NULL,
    "until" INTEGER NOT NULL
);

CREATE TABLE "escalations" (
    "id" TEXT NOT NULL CONSTRAINT "PK_escalations" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "old_limit" INTEGER NOT NULL,
    "new_limit" INTEGER NOT NULL,
    "expires_at" INTEGER NULL,
    "guardrail" INTEGER NOT NULL,
    "peak_demand" INTEGER NOT NULL,
    "running" INTEGER NOT NULL,
    "queued" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "ticket" TEXT NOT NULL,
    "requested_by_id" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_at" INTEGER NOT NULL,
    "lapses_at" INTEGER NOT NULL,
    "request_audit_sequence" INTEGER NOT NULL,
    "decided_by_id" TEXT NULL,
    "decided_by" TEXT NULL,
    "decided_at" INTEGER NULL,
    "decision_comment" TEXT NULL,
    "decision_audit_sequence" INTEGER NULL
);

CREATE TABLE "ledger_entries" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_ledger_entries" PRIMARY KEY AUTOINCREMENT,
    "account_id" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "balance_after" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "happened_at" INTEGER NOT NULL
);

CREATE TABLE "lemur_minutes" (
    "account_id" TEXT NOT NULL,
    "minute_start" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    CONSTRAINT "PK_lemur_minutes" PRIMARY KEY ("account_id", "minute_start")
);

CREATE TABLE "lemur_windows" (
    "account_id" TEXT NOT NULL CONSTRAINT "PK_lemur_windows" PRIMARY KEY,
    "admissions" TEXT NOT NULL,
    "version" INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE "limit_changes" (
    "audit_sequence" INTEGER NOT NULL CONSTRAINT "PK_limit_changes" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "cause" INTEGER NOT NULL,
    "happened_at" INTEGER NOT NULL,
    "changed_by" TEXT NOT NULL,
    "old_limit" INTEGER NOT NULL,
    "old_source" INTEGER NOT NULL,
    "old_expires_at" INTEGER NULL,
    "old_reverts_to" INTEGER NULL,
    "old_reverts_to_source" INTEGER NOT NULL,
    "new_limit" INTEGER NOT NULL,
    "new_source" INTEGER NOT NULL,
    "new_expires_at" INTEGER NULL
);

CREATE TABLE "limit_overrides" (
    "account_id" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "limit_value" INTEGER NOT NULL,
    "source" INTEGER NOT NULL,
    "since" INTEGER NOT NULL,
    "set_by" TEXT NOT NULL,
    "audit_sequence" INTEGER NOT NULL,
    "expires_at" INTEGER NULL,
    "reverts_to" INTEGER NULL,
    "reverts_to_source" INTEGER NOT NULL,
    CONSTRAINT "PK_limit_overrides" PRIMARY KEY ("account_id", "kind")
);

CREATE TABLE "outbox_messages" (
    "id" TEXT NOT NULL CONSTRAINT "PK_outbox_messages" PRIMARY KEY,
    "kind" INTEGER NOT NULL,
    "account_id" TEXT NOT NULL,
    "deduplication_key" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "next_attempt_at" INTEGER NOT NULL,
    "claimed_by" TEXT NULL,
    "sent_at" INTEGER NULL,
    "sent_to" TEXT NULL,
    "last_error" TEXT NULL
);

CREATE TABLE "projects" (
    "account_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "deleted_at" INTEGER NULL,
    CONSTRAINT "PK_projects" PRIMARY KEY ("account_id", "id")
);

CREATE TABLE "rate_requests" (
    "account_id" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "request_id" TEXT NOT NULL,
    "decided_at" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    CONSTRAINT "PK_rate_requests" PRIMARY KEY ("account_id", "kind", "request_id")
);

CREATE TABLE "rollup_marks" (
    "resolution" INTEGER NOT NULL CONSTRAINT "PK_rollup_marks" PRIMARY KEY,
    "rolled_up_to" INTEGER NOT NULL,
    "source_kept_from" INTEGER NOT NULL
);

CREATE TABLE "service_leases" (
    "name" TEXT NOT NULL CONSTRAINT "PK_service_leases" PRIMARY KEY,
    "owner" TEXT NOT NULL,
    "beat" INTEGER NOT NULL
);

CREATE TABLE "streaming_minutes" (
    "account_id" TEXT NOT NULL,
    "minute_start" INTEGER NOT NULL,
    "session_limit" INTEGER NOT NULL,
    "starting_limit" INTEGER NOT NULL,
    "opened" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    CONSTRAINT "PK_streaming_minutes" PRIMARY KEY ("account_id", "minute_start")
) WITHOUT ROWID;

CREATE TABLE "streaming_sessions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_streaming_sessions" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "api_key_id" TEXT NULL,
    "model" TEXT NOT NULL,
    "opened_at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    "end_reason" INTEGER NULL,
    "charged_milliseconds" INTEGER NOT NULL,
    "cost" INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE "throttle_minutes" (
    "account_id" TEXT NOT NULL,
    "minute_start" INTEGER NOT NULL,
    "submitted" INTEGER NOT NULL,
    "throttled" INTEGER NOT NULL,
    "finished" INTEGER NOT NULL,
    "refused_for_balance" INTEGER NOT NULL,
    "waited" INTEGER NOT NULL,
    "wait_milliseconds" INTEGER NOT NULL,
    "longest_wait_milliseconds" INTEGER NOT NULL,
    "peak_running" INTEGER NOT NULL,
    "peak_queued" INTEGER NOT NULL,
    "peak_demand" INTEGER NOT NULL,
    "end_running" INTEGER NOT NULL,
    "end_queued" INTEGER NOT NULL,
    "end_limit" INTEGER NOT NULL,
    CONSTRAINT "PK_throttle_minutes" PRIMARY KEY ("account_id", "minute_start")
) WITHOUT ROWID;

CREATE TABLE "throttle_rollups" (
    "account_id" TEXT NOT NULL,
    "resolution" INTEGER NOT NULL,
    "bucket_start" INTEGER NOT NULL,
    "submitted" INTEGER NOT NULL,
    "throttled" INTEGER NOT NULL,
    "finished" INTEGER NOT NULL,
    "refused_for_balance" INTEGER NOT NULL,
    "waited" INTEGER NOT NULL,
    "wait_milliseconds" INTEGER NOT NULL,
    "longest_wait_milliseconds" INTEGER NOT NULL,
    "peak_running" INTEGER NOT NULL,
    "peak_queued" INTEGER NOT NULL,
    "peak_demand" INTEGER NOT NULL,
    "end_running" INTEGER NOT NULL,
    "end_queued" INTEGER NOT NULL,
    "end_limit" INTEGER NOT NULL,
    "throttled_minutes" INTEGER NOT NULL,
    "episodes" INTEGER NOT NULL,
    "last_throttled_minute" INTEGER NULL,
    CONSTRAINT "PK_throttle_rollups" PRIMARY KEY ("account_id", "resolution", "bucket_start")
) WITHOUT ROWID;

CREATE TABLE "transcripts" (
    "id" TEXT NOT NULL CONSTRAINT "PK_transcripts" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "api_key_id" TEXT NULL,
    "model" TEXT NOT NULL,
    "audio_url" TEXT NULL,
    "sequence" INTEGER NOT NULL,
    "status" INTEGER NOT NULL,
    "throttle" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "lease_owner" TEXT NULL,
    "lease_token" TEXT NULL,
    "lease_expires_at" INTEGER NULL,
    "lease_seconds" INTEGER NULL,
    "submitted_at" INTEGER NOT NULL,
    "started_at" INTEGER NULL,
    "finished_at" INTEGER NULL,
    "audio_milliseconds" INTEGER NULL,
    "cost" INTEGER NOT NULL,
    "error" TEXT NULL
) WITHOUT ROWID;

CREATE TABLE "usage_hours" (
    "account_id" TEXT NOT NULL,
    "hour_start" INTEGER NOT NULL,
    "project_id" TEXT NOT NULL,
    "api_key_id" TEXT NOT NULL,
    "product" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "items" INTEGER NOT NULL,
    "milliseconds" INTEGER NOT NULL,
    "cost" INTEGER NOT NULL,
    CONSTRAINT "PK_usage_hours" PRIMARY KEY ("account_id", "hour_start", "project_id", "api_key_id", "product", "model")
) WITHOUT ROWID;

INSERT INTO "audit_heads" ("id", "hash", "sequence")
VALUES (1, '', 0);
SELECT changes();


CREATE INDEX "IX_account_alerts_account_id_raised_at" ON "account_alerts" ("account_id", "raised_at");

CREATE UNIQUE INDEX "ix_account_alerts_live" ON "account_alerts" ("account_id") WHERE state < 2;

CREATE INDEX "IX_account_notes_account_id_written_at" ON "account_notes" ("account_id", "written_at");

CREATE INDEX "IX_account_states_queued" ON "account_states" ("queued") WHERE queued > 0;

CREATE UNIQUE INDEX "IX_accounts_id" ON "accounts" ("id");

CREATE INDEX "IX_accounts_search_domain" ON "accounts" ("search_domain");

CREATE INDEX "IX_accounts_search_email" ON "accounts" ("search_email");

CREATE INDEX "IX_accounts_search_id" ON "accounts" ("search_id");

CREATE INDEX "IX_accounts_search_name" ON "accounts" ("search_name");

CREATE INDEX "IX_accounts_search_stripe_customer_id" ON "accounts" ("search_stripe_customer_id");

CREATE INDEX "IX_api_keys_account_id" ON "api_keys" ("account_id");

CREATE UNIQUE INDEX "IX_api_keys_hash" ON "api_keys" ("hash");

CREATE INDEX "IX_api_keys_prefix" ON "api_keys" ("prefix");

CREATE INDEX "IX_audit_entries_account_id_sequence" ON "audit_entries" ("account_id", "sequence");

CREATE UNIQUE INDEX "IX_audit_entries_correlation_id" ON "audit_entries" ("correlation_id");

CREATE INDEX "IX_escalations_account_id_requested_at" ON "escalations" ("account_id", "requested_at");

CREATE INDEX "IX_escalations_state_requested_at" ON "escalations" ("state", "requested_at");

CREATE UNIQUE INDEX "ix_escalations_waiting" ON "escalations" ("account_id") WHERE state = 0;

CREATE INDEX "ix_ledger_entries_account" ON "ledger_entries" ("account_id", "id");

CREATE UNIQUE INDEX "IX_ledger_entries_account_id_reference" ON "ledger_entries" ("account_id", "reference");

CREATE UNIQUE INDEX "ix_ledger_entries_credit" ON "ledger_entries" ("account_id") WHERE kind = 1;

CREATE INDEX "IX_lemur_minutes_minute_start" ON "lemur_minutes" ("minute_start");

CREATE INDEX "IX_limit_changes_account_id_happened_at" ON "limit_changes" ("account_id", "happened_at");

CREATE INDEX "IX_limit_overrides_expires_at" ON "limit_overrides" ("expires_at") WHERE expires_at IS NOT NULL;

CREATE INDEX "IX_outbox_messages_account_id_created_at" ON "outbox_messages" ("account_id", "created_at");

CREATE UNIQUE INDEX "IX_outbox_messages_deduplication_key" ON "outbox_messages" ("deduplication_key");

CREATE INDEX "ix_outbox_messages_pending" ON "outbox_messages" ("next_attempt_at") WHERE state = 0;

CREATE INDEX "IX_rate_requests_decided_at" ON "rate_requests" ("decided_at");

CREATE INDEX "ix_streaming_sessions_expired" ON "streaming_sessions" ("account_id", "ended_at") WHERE end_reason = 1;

CREATE INDEX "ix_streaming_sessions_open" ON "streaming_sessions" ("opened_at") WHERE ended_at IS NULL;

CREATE INDEX "ix_streaming_sessions_open_of_account" ON "streaming_sessions" ("account_id", "opened_at") WHERE ended_at IS NULL;

CREATE INDEX "ix_throttle_minutes_refused" ON "throttle_minutes" ("minute_start") WHERE refused_for_balance > 0;

CREATE INDEX "ix_throttle_minutes_throttled" ON "throttle_minutes" ("minute_start", "account_id", "throttled", "peak_queued", "end_queued") WHERE peak_queued > 0;

CREATE INDEX "ix_throttle_rollups_refused" ON "throttle_rollups" ("resolution", "bucket_start", "account_id", "refused_for_balance") WHERE refused_for_balance > 0;

CREATE INDEX "ix_throttle_rollups_throttled" ON "throttle_rollups" ("resolution", "bucket_start", "account_id", "throttled_minutes", "throttled", "episodes", "peak_queued") WHERE throttled_minutes > 0;

CREATE INDEX "ix_transcripts_finished" ON "transcripts" ("finished_at", "account_id", "submitted_at", "started_at") WHERE finished_at IS NOT NULL;

CREATE INDEX "ix_transcripts_leasable" ON "transcripts" ("started_at", "sequence") WHERE status = 1 AND lease_token IS NULL;

CREATE INDEX "ix_transcripts_leased" ON "transcripts" ("lease_expires_at") WHERE status = 1 AND lease_token IS NOT NULL;

CREATE INDEX "ix_transcripts_queue" ON "transcripts" ("account_id", "sequence") WHERE status = 0;

CREATE INDEX "ix_usage_hours_hour" ON "usage_hours" ("hour_start", "account_id");

CREATE VIRTUAL TABLE account_search USING fts5(
    search_text, content='', contentless_delete=1, tokenize='trigram case_sensitive 1');

CREATE TRIGGER accounts_search_insert AFTER INSERT ON accounts BEGIN
    INSERT INTO account_search (rowid, search_text) VALUES (new.number, new.search_text);
END;

CREATE TRIGGER accounts_search_update AFTER UPDATE OF search_text ON accounts BEGIN
    DELETE FROM account_search WHERE rowid = old.number;
    INSERT INTO account_search (rowid, search_text) VALUES (new.number, new.search_text);
END;

CREATE TRIGGER accounts_search_delete AFTER DELETE ON accounts BEGIN
    DELETE FROM account_search WHERE rowid = old.number;
END;

CREATE TRIGGER ledger_entries_no_update BEFORE UPDATE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'The ledger is append-only: correct it with a further entry'); END;

CREATE TRIGGER ledger_entries_no_delete BEFORE DELETE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'The ledger is append-only: correct it with a further entry'); END;

CREATE VIEW throttle_history AS
SELECT account_id, minute_start, submitted, throttled, finished, refused_for_balance,
    waited, wait_milliseconds, longest_wait_milliseconds,
    peak_running, peak_queued, peak_demand, end_running, end_queued, end_limit
FROM throttle_minutes
UNION ALL
SELECT account_id, minute_start, minute_submitted, minute_throttled, minute_finished,
    minute_refused_for_balance, minute_waited, minute_wait_milliseconds, minute_longest_wait_milliseconds,
    minute_peak_running, minute_peak_queued, minute_peak_demand, running, queued, minute_end_limit
FROM account_states WHERE minute_start > 0;

CREATE INDEX ix_account_states_refused ON account_states (minute_start) WHERE minute_refused_for_balance > 0;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129044211_Initial', '10.0.15');

COMMIT;

