IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
CREATE TABLE [account_alerts] (
    [id] bigint NOT NULL IDENTITY,
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [state] int NOT NULL,
    [over_since] bigint NOT NULL,
    [raised_at] bigint NOT NULL,
    [peak_demand] int NOT NULL,
    [limit_value] int NOT NULL,
    [claimed_by_id] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
    [claimed_by] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
    [claimed_at] bigint NULL,
    [ended_at] bigint NULL,
    CONSTRAINT [PK_account_alerts] PRIMARY KEY ([id])
);

CREATE TABLE [account_notes] (
    [id] bigint NOT NULL IDENTITY,
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [author_id] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [author_name] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [written_at] bigint NOT NULL,
    [note_text] nvarchar(max) NOT NULL,
    [pinned] bit NOT NULL,
    [removed_at] bigint NULL,
    CONSTRAINT [PK_account_notes] PRIMARY KEY ([id])
);

CREATE TABLE [account_states] (
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [account_plan] int NOT NULL,
    [throttle_limit_override] int NULL,
    [streaming_limit_override] int NULL,
    [lemur_limit_override] int NULL,
    [disabled] bit NOT NULL,
    [eom_billing] bit NOT NULL,
    [auto_pay_below] bigint NULL,
    [auto_pay_bring_back_to] bigint NULL,
    [balance] bigint NOT NULL,
    [running] int NOT NULL,
    [queued] int NOT NULL,
    [next_sequence] bigint NOT NULL,
    [throttled_since] bigint NULL,
    [throttle_mail_day] int NOT NULL,
    [version] bigint NOT NULL,
    [minute_end_limit] int NOT NULL,
    [minute_finished] bigint NOT NULL,
    [minute_longest_wait_milliseconds] bigint NOT NULL,
    [minute_peak_demand] int NOT NULL,
    [minute_peak_queued] int NOT NULL,
    [minute_peak_running] int NOT NULL,
    [minute_refused_for_balance] bigint NOT NULL,
    [minute_start] bigint NOT NULL,
    [minute_submitted] bigint NOT NULL,
    [minute_throttled] bigint NOT NULL,
    [minute_wait_milliseconds] bigint NOT NULL,
    [minute_waited] bigint NOT NULL,
    CONSTRAINT [PK_account_states] PRIMARY KEY ([account_id])
);

CREATE TABLE [accounts] (
    [number] bigint NOT NULL IDENTITY,
    [id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [email] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [name] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [stripe_customer_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [created_at] bigint NOT NULL,
    [search_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [search_email] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [search_domain] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [search_name] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [search_stripe_customer_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [search_text] nvarchar(1024) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [PK_accounts] PRIMARY KEY ([number])
);

CREATE TABLE [api_keys] (
    [id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [project_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [name] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [prefix] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [created_at] bigint NOT NULL,
    [created_by] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [deleted_at] bigint NULL,
    [deleted_by] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_api_keys] PRIMARY KEY ([id])
);

CREATE TABLE [audit_entries] (
    [sequence] bigint NOT NULL,
    [happened_at] bigint NOT NULL,
    [actor_id] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [actor_name] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [roles] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [action] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [outcome] int NOT NULL,
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [state_before] nvarchar(max) NULL,
    [state_after] nvarchar(max) NULL,
    [rule_sentence] nvarchar(2000) NULL,
    [reason] nvarchar(2000) NULL,
    [ticket] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [correlation_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [previous_hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [PK_audit_entries] PRIMARY KEY ([sequence])
);

CREATE TABLE [audit_heads] (
    [id] int NOT NULL,
    [sequence] bigint NOT NULL,
    [hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [PK_audit_heads] PRIMARY KEY ([id])
);

CREATE TABLE [change_events] (
    [id] bigint NOT NULL IDENTITY,
    [node] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [happened_at] bigint NOT NULL,
    [accounts] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_change_events] PRIMARY KEY ([id])
);

CREATE TABLE [decision_keys] (
    [id] int NOT NULL,
    [secret] varbinary(32) NOT NULL,
    [created_at] bigint NOT NULL,
    CONSTRAINT [PK_decision_keys] PRIMARY KEY ([id])
);

CREATE TABLE [demo_replays] (
    [id] int NOT NULL,
    [seed] int NOT NULL,
    [replayed_to] bigint NOT NULL,
    [until] bigint NOT NULL,
    CONSTRAINT [PK_demo_replays] PRIMARY KEY ([id])
);

CREATE TABLE [escalations] (
    [id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [state] int NOT NULL,
    [old_limit] int NOT NULL,
    [new_limit] int NOT NULL,
    [expires_at] bigint NULL,
    [guardrail] int NOT NULL,
    [peak_demand] int NOT NULL,
    [running] int NOT NULL,
    [queued] int NOT NULL,
    [reason] nvarchar(2000) NOT NULL,
    [ticket] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [requested_by_id] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [requested_by] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [requested_at] bigint NOT NULL,
    [lapses_at] bigint NOT NULL,
    [request_audit_sequence] bigint NOT NULL,
    [decided_by_id] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
    [decided_by] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
    [decided_at] bigint NULL,
    [decision_comment] nvarchar(2000) NULL,
    [decision_audit_sequence] bigint NULL,
    CONSTRAINT [PK_escalations] PRIMARY KEY ([id])
);

CREATE TABLE [ledger_entries] (
    [id] bigint NOT NULL IDENTITY,
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [kind] int NOT NULL,
    [amount] bigint NOT NULL,
    [balance_after] bigint NOT NULL,
    [reference] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [happened_at] bigint NOT NULL,
    CONSTRAINT [PK_ledger_entries] PRIMARY KEY ([id])
);

CREATE TABLE [lemur_minutes] (
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [minute_start] bigint NOT NULL,
    [refused] bigint NOT NULL,
    CONSTRAINT [PK_lemur_minutes] PRIMARY KEY ([account_id], [minute_start])
);

CREATE TABLE [lemur_windows] (
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [admissions] nvarchar(max) NOT NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [PK_lemur_windows] PRIMARY KEY ([account_id])
);

CREATE TABLE [limit_changes] (
    [audit_sequence] bigint NOT NULL,
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [kind] int NOT NULL,
    [cause] int NOT NULL,
    [happened_at] bigint NOT NULL,
    [changed_by] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [old_limit] int NOT NULL,
    [old_source] int NOT NULL,
    [old_expires_at] bigint NULL,
    [old_reverts_to] int NULL,
    [old_reverts_to_source] int NOT NULL,
    [new_limit] int NOT NULL,
    [new_source] int NOT NULL,
    [new_expires_at] bigint NULL,
    CONSTRAINT [PK_limit_changes] PRIMARY KEY ([audit_sequence])
);

CREATE TABLE [limit_overrides] (
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [kind] int NOT NULL,
    [limit_value] int NOT NULL,
    [source] int NOT NULL,
    [since] bigint NOT NULL,
    [set_by] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [audit_sequence] bigint NOT NULL,
    [expires_at] bigint NULL,
    [reverts_to] int NULL,
    [reverts_to_source] int NOT NULL,
    CONSTRAINT [PK_limit_overrides] PRIMARY KEY ([account_id], [kind])
);

CREATE TABLE [outbox_messages] (
    [id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [kind] int NOT NULL,
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [deduplication_key] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [payload] nvarchar(max) NOT NULL,
    [created_at] bigint NOT NULL,
    [state] int NOT NULL,
    [attempts] int NOT NULL,
    [next_attempt_at] bigint NOT NULL,
    [claimed_by] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [sent_at] bigint NULL,
    [sent_to] nvarchar(2000) NULL,
    [last_error] nvarchar(2000) NULL,
    CONSTRAINT [PK_outbox_messages] PRIMARY KEY ([id])
);

CREATE TABLE [projects] (
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [name] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [created_at] bigint NOT NULL,
    [deleted_at] bigint NULL,
    CONSTRAINT [PK_projects] PRIMARY KEY ([account_id], [id])
);

CREATE TABLE [rate_requests] (
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [kind] int NOT NULL,
    [request_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [decided_at] bigint NOT NULL,
    [answer] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_rate_requests] PRIMARY KEY ([account_id], [kind], [request_id])
);

CREATE TABLE [rollup_marks] (
    [resolution] int NOT NULL,
    [rolled_up_to] bigint NOT NULL,
    [source_kept_from] bigint NOT NULL,
    CONSTRAINT [PK_rollup_marks] PRIMARY KEY ([resolution])
);

CREATE TABLE [service_leases] (
    [name] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [owner] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [beat] bigint NOT NULL,
    CONSTRAINT [PK_service_leases] PRIMARY KEY ([name])
);

CREATE TABLE [streaming_minutes] (
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [minute_start] bigint NOT NULL,
    [session_limit] int NOT NULL,
    [starting_limit] int NOT NULL,
    [opened] bigint NOT NULL,
    [refused] bigint NOT NULL,
    CONSTRAINT [PK_streaming_minutes] PRIMARY KEY ([account_id], [minute_start])
);

CREATE TABLE [streaming_sessions] (
    [id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [project_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [api_key_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [model] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [opened_at] bigint NOT NULL,
    [ended_at] bigint NULL,
    [end_reason] int NULL,
    [charged_milliseconds] bigint NOT NULL,
    [cost] bigint NOT NULL,
    CONSTRAINT [PK_streaming_sessions] PRIMARY KEY ([id])
);

CREATE TABLE [throttle_minutes] (
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [minute_start] bigint NOT NULL,
    [submitted] bigint NOT NULL,
    [throttled] bigint NOT NULL,
    [finished] bigint NOT NULL,
    [refused_for_balance] bigint NOT NULL,
    [waited] bigint NOT NULL,
    [wait_milliseconds] bigint NOT NULL,
    [longest_wait_milliseconds] bigint NOT NULL,
    [peak_running] int NOT NULL,
    [peak_queued] int NOT NULL,
    [peak_demand] int NOT NULL,
    [end_running] int NOT NULL,
    [end_queued] int NOT NULL,
    [end_limit] int NOT NULL,
    CONSTRAINT [PK_throttle_minutes] PRIMARY KEY ([account_id], [minute_start])
);

CREATE TABLE [throttle_rollups] (
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [resolution] int NOT NULL,
    [bucket_start] bigint NOT NULL,
    [submitted] bigint NOT NULL,
    [throttled] bigint NOT NULL,
    [finished] bigint NOT NULL,
    [refused_for_balance] bigint NOT NULL,
    [waited] bigint NOT NULL,
    [wait_milliseconds] bigint NOT NULL,
    [longest_wait_milliseconds] bigint NOT NULL,
    [peak_running] int NOT NULL,
    [peak_queued] int NOT NULL,
    [peak_demand] int NOT NULL,
    [end_running] int NOT NULL,
    [end_queued] int NOT NULL,
    [end_limit] int NOT NULL,
    [throttled_minutes] int NOT NULL,
    [episodes] int NOT NULL,
    [last_throttled_minute] bigint NULL,
    CONSTRAINT [PK_throttle_rollups] PRIMARY KEY ([account_id], [resolution], [bucket_start])
);

CREATE TABLE [transcripts] (
    [id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [project_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [api_key_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [model] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [audio_url] nvarchar(2048) NULL,
    [sequence] bigint NOT NULL,
    [status] int NOT NULL,
    [throttle] int NOT NULL,
    [attempts] int NOT NULL,
    [lease_owner] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL,
    [lease_token] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [lease_expires_at] bigint NULL,
    [lease_seconds] int NULL,
    [submitted_at] bigint NOT NULL,
    [started_at] bigint NULL,
    [finished_at] bigint NULL,
    [audio_milliseconds] bigint NULL,
    [cost] bigint NOT NULL,
    [error] nvarchar(2000) NULL,
    CONSTRAINT [PK_transcripts] PRIMARY KEY ([id]) WITH (FILLFACTOR = 75)
);

CREATE TABLE [usage_hours] (
    [account_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [hour_start] bigint NOT NULL,
    [project_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [api_key_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [product] int NOT NULL,
    [model] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [items] bigint NOT NULL,
    [milliseconds] bigint NOT NULL,
    [cost] bigint NOT NULL,
    CONSTRAINT [PK_usage_hours] PRIMARY KEY ([account_id], [hour_start], [project_id], [api_key_id], [product], [model])
);

IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'id', N'hash', N'sequence') AND [object_id] = OBJECT_ID(N'[audit_heads]'))
    SET IDENTITY_INSERT [audit_heads] ON;
INSERT INTO [audit_heads] ([id], [hash], [sequence])
VALUES (1, N'', CAST(0 AS bigint));
IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'id', N'hash', N'sequence') AND [object_id] = OBJECT_ID(N'[audit_heads]'))
    SET IDENTITY_INSERT [audit_heads] OFF;

CREATE INDEX [IX_account_alerts_account_id_raised_at] ON [account_alerts] ([account_id], [raised_at]);

CREATE UNIQUE INDEX [ix_account_alerts_live] ON [account_alerts] ([account_id]) WHERE state < 2;

CREATE INDEX [IX_account_notes_account_id_written_at] ON [account_notes] ([account_id], [written_at]);

CREATE INDEX [IX_account_states_queued] ON [account_states] ([queued]) WHERE queued > 0;

CREATE UNIQUE INDEX [IX_accounts_id] ON [accounts] ([id]);

CREATE INDEX [IX_accounts_search_domain] ON [accounts] ([search_domain]);

CREATE INDEX [IX_accounts_search_email] ON [accounts] ([search_email]);

CREATE INDEX [IX_accounts_search_id] ON [accounts] ([search_id]);

CREATE INDEX [IX_accounts_search_name] ON [accounts] ([search_name]);

CREATE INDEX [IX_accounts_search_stripe_customer_id] ON [accounts] ([search_stripe_customer_id]);

CREATE INDEX [IX_api_keys_account_id] ON [api_keys] ([account_id]);

CREATE UNIQUE INDEX [IX_api_keys_hash] ON [api_keys] ([hash]);

CREATE INDEX [IX_api_keys_prefix] ON [api_keys] ([prefix]);

CREATE INDEX [IX_audit_entries_account_id_sequence] ON [audit_entries] ([account_id], [sequence]);

CREATE UNIQUE INDEX [IX_audit_entries_correlation_id] ON [audit_entries] ([correlation_id]);

CREATE INDEX [IX_escalations_account_id_requested_at] ON [escalations] ([account_id], [requested_at]);

CREATE INDEX [IX_escalations_state_requested_at] ON [escalations] ([state], [requested_at]);

CREATE UNIQUE INDEX [ix_escalations_waiting] ON [escalations] ([account_id]) WHERE state = 0;

CREATE INDEX [ix_ledger_entries_account] ON [ledger_entries] ([account_id], [id]);

CREATE UNIQUE INDEX [IX_ledger_entries_account_id_reference] ON [ledger_entries] ([account_id], [reference]);

CREATE UNIQUE INDEX [ix_ledger_entries_credit] ON [ledger_entries] ([account_id]) WHERE kind = 1;

CREATE INDEX [IX_lemur_minutes_minute_start] ON [lemur_minutes] ([minute_start]);

CREATE INDEX [IX_limit_changes_account_id_happened_at] ON [limit_changes] ([account_id], [happened_at]);

CREATE INDEX [IX_limit_overrides_expires_at] ON [limit_overrides] ([expires_at]) WHERE expires_at IS NOT NULL;

CREATE INDEX [IX_outbox_messages_account_id_created_at] ON [outbox_messages] ([account_id], [created_at]);

CREATE UNIQUE INDEX [IX_outbox_messages_deduplication_key] ON [outbox_messages] ([deduplication_key]);

CREATE INDEX [ix_outbox_messages_pending] ON [outbox_messages] ([next_attempt_at]) WHERE state = 0;

CREATE INDEX [IX_rate_requests_decided_at] ON [rate_requests] ([decided_at]);

CREATE INDEX [ix_streaming_sessions_expired] ON [streaming_sessions] ([account_id], [ended_at]) WHERE end_reason = 1;

CREATE INDEX [ix_streaming_sessions_open] ON [streaming_sessions] ([opened_at]) WHERE ended_at IS NULL;

CREATE INDEX [ix_streaming_sessions_open_of_account] ON [streaming_sessions] ([account_id], [opened_at]) WHERE ended_at IS NULL;

CREATE INDEX [ix_throttle_minutes_refused] ON [throttle_minutes] ([minute_start]) WHERE refused_for_balance > 0;

CREATE INDEX [ix_throttle_minutes_throttled] ON [throttle_minutes] ([minute_start], [account_id], [throttled], [peak_queued], [end_queued]) WHERE peak_queued > 0;

CREATE INDEX [ix_throttle_rollups_refused] ON [throttle_rollups] ([resolution], [bucket_start], [account_id], [refused_for_balance]) WHERE refused_for_balance > 0;

CREATE INDEX [ix_throttle_rollups_throttled] ON [throttle_rollups] ([resolution], [bucket_start], [account_id], [throttled_minutes], [throttled], [episodes], [peak_queued]) WHERE throttled_minutes > 0;

CREATE INDEX [ix_transcripts_finished] ON [transcripts] ([finished_at], [account_id], [submitted_at], [started_at]) WHERE finished_at IS NOT NULL;

CREATE INDEX [ix_transcripts_leasable] ON [transcripts] ([started_at], [sequence]) INCLUDE ([account_id]) WHERE status = 1 AND lease_token IS NULL;

CREATE INDEX [ix_transcripts_leased] ON [transcripts] ([lease_expires_at]) WHERE status = 1 AND lease_token IS NOT NULL;

CREATE INDEX [ix_transcripts_queue] ON [transcripts] ([account_id], [sequence]) WHERE status = 0;

CREATE INDEX [ix_usage_hours_hour] ON [usage_hours] ([hour_start], [account_id]);

ALTER TABLE transcripts SET (LOCK_ESCALATION = DISABLE);

EXEC(N'CREATE TRIGGER ledger_entries_no_change ON ledger_entries INSTEAD OF UPDATE, DELETE
AS THROW 51000, ''The ledger is append-only: correct it with a further entry'', 1');

EXEC(N'CREATE VIEW throttle_history AS
SELECT account_id, minute_start, submitted, throttled, finished, refused_for_balance,
    waited, wait_milliseconds, longest_wait_milliseconds,
    peak_running, peak_queued, peak_demand, end_running, end_queued, end_limit
FROM throttle_minutes
UNION ALL
SELECT account_id, minute_start, minute_submitted, minute_throttled, minute_finished,
    minute_refused_for_balance, minute_waited, minute_wait_milliseconds, minute_longest_wait_milliseconds,
    minute_peak_running, minute_peak_queued, minute_peak_demand, running, queued, minute_end_limit
FROM account_states WHERE minute_start > 0;');

EXEC(N'CREATE INDEX ix_account_states_refused ON account_states (minute_start) WHERE minute_refused_for_balance > 0;');

INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261129044215_Initial', N'10.0.15');

COMMIT;
GO

