namespace SupportConsole.Core.Persistence.Sql;

/// <content>PostgreSQL.</content>
internal sealed partial record AccountStateSql
{
    public static readonly AccountStateSql PostgreSql = new()
    {
        Lock = $$"""
            SELECT {{Columns}}
            FROM account_states s
            WHERE s.account_id = ANY(ARRAY(SELECT unnest(@accounts)
            UNION
            SELECT t.account_id
            FROM transcripts t
            WHERE t.id = ANY(@transcripts)))
            ORDER BY s.account_id
            FOR UPDATE
            """,
        Insert = """
            INSERT INTO account_states (account_id, account_plan, throttle_limit_override, streaming_limit_override,
                lemur_limit_override, disabled, eom_billing, auto_pay_below, auto_pay_bring_back_to, throttle_mail_day,
                price_list, canceled_up_to, paused_until, pause_audit_sequence, balance, running, queued, next_sequence, throttled_since, minute_start, minute_submitted,
                minute_throttled, minute_finished, minute_refused_for_balance, minute_waited, minute_wait_milliseconds,
                minute_longest_wait_milliseconds, minute_peak_running, minute_peak_queued, minute_peak_demand,
                minute_end_limit, version)
            SELECT r.account_id, r.account_plan, r.throttle_limit_override, r.streaming_limit_override,
                r.lemur_limit_override, r.disabled <> 0, r.eom_billing <> 0, r.auto_pay_below, r.auto_pay_bring_back_to,
                r.throttle_mail_day, r.price_list, r.canceled_up_to, r.paused_until, r.pause_audit_sequence, r.balance, r.running, r.queued, r.next_sequence, r.throttled_since, r.minute_start,
                r.minute_submitted, r.minute_throttled, r.minute_finished, r.minute_refused_for_balance,
                r.minute_waited, r.minute_wait_milliseconds, r.minute_longest_wait_milliseconds, r.minute_peak_running,
                r.minute_peak_queued, r.minute_peak_demand, r.minute_end_limit, r.version
            FROM {rows}
            """,
        SaveCounters = """
            UPDATE account_states AS s
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
            WHERE s.account_id = r.account_id AND s.version = r.version
            """,
        SaveTerms = """
            UPDATE account_states AS s
            SET account_plan = r.account_plan, throttle_limit_override = r.throttle_limit_override,
                streaming_limit_override = r.streaming_limit_override, lemur_limit_override = r.lemur_limit_override,
                disabled = r.disabled <> 0, eom_billing = r.eom_billing <> 0, auto_pay_below = r.auto_pay_below,
                auto_pay_bring_back_to = r.auto_pay_bring_back_to, throttle_mail_day = r.throttle_mail_day,
                price_list = r.price_list, canceled_up_to = r.canceled_up_to, paused_until = r.paused_until,
                pause_audit_sequence = r.pause_audit_sequence
            FROM {rows}
            WHERE s.account_id = r.account_id
            """,
        InsertMinutes = AnyInsertMinutes,
    };
}
