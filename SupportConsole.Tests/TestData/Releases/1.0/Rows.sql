-- What release 1.0 wrote of one account until 14:01:30: a deposit, two changes of its limit, and three transcripts: one
-- that ended, one that runs, one that waits. Booleans are in quotes: every engine takes them so.

INSERT INTO accounts (id, email, name, stripe_customer_id, created_at, search_id, search_email, search_domain,
    search_name, search_stripe_customer_id, search_text)
VALUES
    ('acme', 'ops@acme.example', 'Acme Inc', NULL, 1772632800000, 'acme', 'ops@acme.example', 'acme.example',
        'acme inc', NULL, 'acme
ops@acme.example
acme inc
');

INSERT INTO projects (account_id, id, name, created_at, deleted_at)
VALUES
    ('acme', 'default', 'default', 1772632800000, NULL);

INSERT INTO account_states (account_id, account_plan, throttle_limit_override, streaming_limit_override,
    lemur_limit_override, disabled, eom_billing, auto_pay_below, auto_pay_bring_back_to, balance, running, queued,
    next_sequence, throttled_since, throttle_mail_day, version, minute_end_limit, minute_finished,
    minute_longest_wait_milliseconds, minute_peak_demand, minute_peak_queued, minute_peak_running,
    minute_refused_for_balance, minute_start, minute_submitted, minute_throttled, minute_wait_milliseconds,
    minute_waited)
VALUES
    ('acme', 1, 1, NULL, NULL, '0', '0', NULL, NULL, 9850000, 1, 1, 4, 1772632800000, 20516, 5, 1, 1, 90000, 3, 2, 1,
        0, 1772632860000, 0, 0, 90000, 1);

INSERT INTO limit_overrides (account_id, kind, limit_value, source, since, set_by, audit_sequence, expires_at,
    reverts_to, reverts_to_source)
VALUES
    ('acme', 0, 1, 1, 1772632800000, 'Eve Engineer', 2, NULL, NULL, 0);

INSERT INTO limit_changes (audit_sequence, account_id, kind, cause, happened_at, changed_by, old_limit, old_source,
    old_expires_at, old_reverts_to, old_reverts_to_source, new_limit, new_source, new_expires_at)
VALUES
    (1, 'acme', 0, 0, 1772632800000, 'Eve Engineer', 200, 0, NULL, NULL, 0, 300, 1, NULL),
    (2, 'acme', 0, 0, 1772632800000, 'Eve Engineer', 300, 1, NULL, NULL, 0, 1, 1, NULL);

INSERT INTO ledger_entries (account_id, kind, amount, balance_after, reference, happened_at)
VALUES
    ('acme', 0, 10000000, 10000000, 'first', 1772632800000);

INSERT INTO transcripts (id, account_id, project_id, api_key_id, model, audio_url, sequence, status, throttle,
    attempts, lease_owner, lease_token, lease_expires_at, lease_seconds, submitted_at, started_at, finished_at,
    audio_milliseconds, cost, error)
VALUES
    ('ended', 'acme', 'default', NULL, 'universal', NULL, 1, 2, 0, 0, 'worker-1',
        '3d7a8bc7a2e34d7090d5b33e258c9900-1', 1772633490000, 600, 1772632800000, 1772632800000, 1772632890000,
        3600000, 150000, NULL),
    ('running', 'acme', 'default', NULL, 'universal', NULL, 2, 1, 2, 0, NULL, NULL, NULL, NULL, 1772632800000,
        1772632890000, NULL, NULL, 0, NULL),
    ('waiting', 'acme', 'default', NULL, 'universal', NULL, 3, 0, 1, 0, NULL, NULL, NULL, NULL, 1772632800000, NULL,
        NULL, NULL, 0, NULL);

INSERT INTO throttle_minutes (account_id, minute_start, submitted, throttled, finished, refused_for_balance, waited,
    wait_milliseconds, longest_wait_milliseconds, peak_running, peak_queued, peak_demand, end_running, end_queued,
    end_limit)
VALUES
    ('acme', 1772632800000, 3, 2, 0, 0, 0, 0, 0, 1, 2, 3, 1, 2, 1);

INSERT INTO usage_hours (account_id, hour_start, project_id, api_key_id, product, model, items, milliseconds, cost)
VALUES
    ('acme', 1772632800000, 'default', '', 0, 'universal', 1, 3600000, 150000);

INSERT INTO outbox_messages (id, kind, account_id, deduplication_key, payload, created_at, state, attempts,
    next_attempt_at, claimed_by, sent_at, sent_to, last_error)
VALUES
    ('019cb925fb007c25a821c8faa195b712', 0, 'acme', 'throttle-mail:acme:2026-03-04',
        '{"accountId":"acme","day":"2026-03-04","at":"2026-03-04T14:00:00+00:00",
          "limit":1,"running":1,"queued":2,"throttled":2}',
        1772632800000, 0, 0, 1772632800000, NULL, NULL, NULL, NULL);

INSERT INTO audit_entries (sequence, happened_at, actor_id, actor_name, roles, action, outcome, account_id,
    state_before, state_after, rule_sentence, reason, ticket, correlation_id, previous_hash, hash)
VALUES
    (1, 1772632800000, 'engineer-1', 'Eve Engineer', 'SupportEngineer', 'limit.change', 0, 'acme',
        '{"throttleLimit":200}', '{"throttleLimit":300,"started":0}', NULL, 'Customer expects more traffic', 'SUP-1',
        'call-1', '', '13e8baf560cc7ecb31145cce6220b1996be14ecf89a307acbdac53a6f661e6ad'),
    (2, 1772632800000, 'engineer-1', 'Eve Engineer', 'SupportEngineer', 'limit.change', 0, 'acme',
        '{"throttleLimit":300}', '{"throttleLimit":1,"started":0}', NULL, 'Customer asked for it', 'SUP-2', 'call-2',
        '13e8baf560cc7ecb31145cce6220b1996be14ecf89a307acbdac53a6f661e6ad',
        'bc16764d1dd2683bbee957e69558966a68555c3069bbfaec886b626f166b1eb0');

UPDATE audit_heads
SET sequence = 2, hash = 'bc16764d1dd2683bbee957e69558966a68555c3069bbfaec886b626f166b1eb0' WHERE id = 1;
