namespace SupportConsole.Core.Persistence.Migrations;

/// <summary>
/// The view of each account's minutes: those that are over, and the one in progress, which stands in the state row.
/// </summary>
internal static class ThrottleHistorySql
{
    public const string View =
        """
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
        """;

    /// <summary>
    /// "Refused in the last hour", over all accounts, for the minutes in progress. EF indexes no complex property.
    /// </summary>
    public const string RefusedIndex =
        """
        CREATE INDEX ix_account_states_refused ON account_states (minute_start) WHERE minute_refused_for_balance > 0;
        """;

    public const string Down = "DROP VIEW throttle_history;";
}
