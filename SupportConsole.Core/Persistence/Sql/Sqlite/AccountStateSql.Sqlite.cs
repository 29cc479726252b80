namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQLite.</content>
internal sealed partial record AccountStateSql
{
    public static readonly AccountStateSql Sqlite = new()
    {
        BeginLocksAll = true,
        Lock = $$"""
            SELECT {{Columns}}
            FROM {rows}
            JOIN account_states s ON s.account_id = r.id
            """,
        Insert = """
            INSERT INTO account_states (account_id, account_plan, throttle_limit_override, streaming_limit_override,
                lemur_limit_override, disabled, eom_billing, auto_pay_below, auto_pay_bring_back_to, throttle_mail_day,
                price_list, canceled_up_to, paused_until, pause_audit_sequence, balance, running, queued, next_sequence, throttled_since, minute_start, minute_submitted,
                minute_throttled, minute_finished, minute_refused_for_balance, minute_waited, minute_wait_milliseconds,
                minute_longest_wait_milliseconds, minute_peak_running, minute_peak_queued, minute_peak_demand,
                minute_end_limit, version)
            VALUES (@account_id, @account_plan, @throttle_limit_override, @streaming_limit_override,
                @lemur_limit_override, @disabled, @eom_billing, @auto_pay_below, @auto_pay_bring_back_to,
                @throttle_mail_day, @price_list, @canceled_up_to, @paused_until, @pause_audit_sequence, @balance, @running, @queued, @next_sequence, @throttled_since, @minute_start,
                @minute_submitted, @minute_throttled, @minute_finished, @minute_refused_for_balance, @minute_waited,
                @minute_wait_milliseconds, @minute_longest_wait_milliseconds, @minute_peak_running, @minute_peak_queued,
                @minute_peak_demand, @minute_end_limit, @version)
            """,
        SaveCounters = """
            UPDATE account_states
            SET balance = @balance, running = @running, queued = @queued, next_sequence = @next_sequence,
                throttled_since = @throttled_since, minute_start = @minute_start, minute_submitted = @minute_submitted,
                minute_throttled = @minute_throttled, minute_finished = @minute_finished,
                minute_refused_for_balance = @minute_refused_for_balance, minute_waited = @minute_waited,
                minute_wait_milliseconds = @minute_wait_milliseconds,
                minute_longest_wait_milliseconds = @minute_longest_wait_milliseconds,
                minute_peak_running = @minute_peak_running, minute_peak_queued = @minute_peak_queued,
                minute_peak_demand = @minute_peak_demand, minute_end_limit = @minute_end_limit, version = @version + 1
            WHERE account_id = @account_id AND version = @version
            """,
        SaveTerms = """
            UPDATE account_states
            SET account_plan = @account_plan, throttle_limit_override = @throttle_limit_override,
                streaming_limit_override = @streaming_limit_override, lemur_limit_override = @lemur_limit_override,
                disabled = @disabled, eom_billing = @eom_billing, auto_pay_below = @auto_pay_below,
                auto_pay_bring_back_to = @auto_pay_bring_back_to, throttle_mail_day = @throttle_mail_day,
                price_list = @price_list, canceled_up_to = @canceled_up_to, paused_until = @paused_until,
                pause_audit_sequence = @pause_audit_sequence
            WHERE account_id = @account_id
            """,
        InsertMinutes = AnyInsertMinutes,
    };
}
