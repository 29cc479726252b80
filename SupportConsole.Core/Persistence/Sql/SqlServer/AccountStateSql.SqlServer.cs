namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQL Server.</content>
internal sealed partial record AccountStateSql
{
    /// <summary>UPDLOCK takes an account's row before anything is decided.</summary>
    public static readonly AccountStateSql SqlServer = new()
    {
        Lock = $$"""
            SELECT {{Columns}}
            FROM (SELECT TOP (2147483647) ids.id
            FROM (SELECT a.id
            FROM OPENJSON(@accounts) WITH (id nvarchar(64) COLLATE Latin1_General_100_BIN2 '$') a
            UNION
            SELECT t.account_id
            FROM OPENJSON(@transcripts) WITH (id nvarchar(64) COLLATE Latin1_General_100_BIN2 '$') wanted
            INNER LOOP JOIN transcripts t ON t.id = wanted.id) ids
            ORDER BY ids.id) r
            INNER LOOP JOIN account_states s WITH (UPDLOCK, ROWLOCK) ON s.account_id = r.id
            ORDER BY s.account_id
            """,
        Insert = """
            INSERT INTO account_states (account_id, account_plan, throttle_limit_override, streaming_limit_override,
                lemur_limit_override, disabled, eom_billing, auto_pay_below, auto_pay_bring_back_to, throttle_mail_day,
                price_list, canceled_up_to, paused_until, pause_audit_sequence, balance, running, queued, next_sequence, throttled_since, minute_start, minute_submitted,
                minute_throttled, minute_finished, minute_refused_for_balance, minute_waited, minute_wait_milliseconds,
                minute_longest_wait_milliseconds, minute_peak_running, minute_peak_queued, minute_peak_demand,
                minute_end_limit, version)
            SELECT r.account_id, r.account_plan, r.throttle_limit_override, r.streaming_limit_override,
                r.lemur_limit_override, r.disabled, r.eom_billing, r.auto_pay_below, r.auto_pay_bring_back_to,
                r.throttle_mail_day, r.price_list, r.canceled_up_to, r.paused_until, r.pause_audit_sequence, r.balance, r.running, r.queued, r.next_sequence, r.throttled_since, r.minute_start,
                r.minute_submitted, r.minute_throttled, r.minute_finished, r.minute_refused_for_balance,
                r.minute_waited, r.minute_wait_milliseconds, r.minute_longest_wait_milliseconds, r.minute_peak_running,
                r.minute_peak_queued, r.minute_peak_demand, r.minute_end_limit, r.version
            FROM {rows}
            """,
        SaveCounters = """
            UPDATE s
            SET balance = r.balance, running = r.running, queued = r.queued, next_sequence = r.next_sequence,
                throttled_since = r.throttled_since, minute_start = r.minute_start,
                minute_submitted = r.minute_submitted, minute_throttled = r.minute_throttled,
                minute_finished = r.minute_finished, minute_refused_for_balance = r.minute_refused_for_balance,
                minute_waited = r.minute_waited, minute_wait_milliseconds = r.minute_wait_milliseconds,
                minute_longest_wait_milliseconds = r.minute_longest_wait_milliseconds,
                minute_peak_running = r.minute_peak_running, minute_peak_queued = r.minute_peak_queued,
                minute_peak_demand = r.minute_peak_demand, minute_end_limit = r.minute_end_limit, version = r.version +
                1
            FROM {rows}
            JOIN account_states s ON s.account_id = r.account_id
            WHERE s.version = r.version
            """,
        SaveTerms = """
            UPDATE s
            SET account_plan = r.account_plan, throttle_limit_override = r.throttle_limit_override,
                streaming_limit_override = r.streaming_limit_override, lemur_limit_override = r.lemur_limit_override,
                disabled = r.disabled, eom_billing = r.eom_billing, auto_pay_below = r.auto_pay_below,
                auto_pay_bring_back_to = r.auto_pay_bring_back_to, throttle_mail_day = r.throttle_mail_day,
                price_list = r.price_list, canceled_up_to = r.canceled_up_to, paused_until = r.paused_until,
                pause_audit_sequence = r.pause_audit_sequence
            FROM {rows}
            JOIN account_states s ON s.account_id = r.account_id
            """,
        InsertMinutes = """
            UPDATE m
            SET submitted = m.submitted + r.submitted, throttled = m.throttled + r.throttled, finished = m.finished +
                r.finished, refused_for_balance = m.refused_for_balance + r.refused_for_balance, waited = m.waited +
                r.waited, wait_milliseconds = m.wait_milliseconds + r.wait_milliseconds,
                longest_wait_milliseconds = IIF(m.longest_wait_milliseconds > r.longest_wait_milliseconds,
                m.longest_wait_milliseconds, r.longest_wait_milliseconds), peak_running = IIF(m.peak_running >
                r.peak_running, m.peak_running, r.peak_running), peak_queued = IIF(m.peak_queued > r.peak_queued,
                m.peak_queued, r.peak_queued), peak_demand = IIF(m.peak_demand > r.peak_demand, m.peak_demand,
                r.peak_demand), end_running = r.end_running, end_queued = r.end_queued, end_limit = r.end_limit
            FROM {rows}
            JOIN throttle_minutes m ON m.account_id = r.account_id AND m.minute_start = r.minute_start;
            INSERT INTO throttle_minutes (account_id, minute_start, submitted, throttled, finished, refused_for_balance,
                waited, wait_milliseconds, longest_wait_milliseconds, peak_running, peak_queued, peak_demand,
                end_running, end_queued, end_limit)
            SELECT r.account_id, r.minute_start, r.submitted, r.throttled, r.finished, r.refused_for_balance, r.waited,
                r.wait_milliseconds, r.longest_wait_milliseconds, r.peak_running, r.peak_queued, r.peak_demand,
                r.end_running, r.end_queued, r.end_limit
            FROM {rows}
            WHERE NOT EXISTS (SELECT 1
            FROM throttle_minutes m
            WHERE m.account_id = r.account_id AND m.minute_start = r.minute_start)
            """,
    };
}
