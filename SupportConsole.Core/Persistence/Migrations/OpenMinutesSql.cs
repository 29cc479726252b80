namespace SupportConsole.Core.Persistence.Migrations;

/// <summary>What the migration OpenMinutes does on every engine: an account's last minute moves into its state row, and a view shows both.</summary>
internal static class OpenMinutesSql
{
    public const string View =
        "CREATE VIEW throttle_history AS " +
            "SELECT account_id, minute_start, submitted, throttled, finished, refused_for_balance, peak_running, peak_queued, peak_demand, end_running, end_queued, end_limit " +
            "FROM throttle_minutes UNION ALL " +
            "SELECT account_id, minute_start, minute_submitted, minute_throttled, minute_finished, minute_refused_for_balance, minute_peak_running, minute_peak_queued, " +
            "minute_peak_demand, running, queued, minute_end_limit FROM account_states WHERE minute_start > 0";

    /// <summary>"Refused in the last hour", over all accounts, for the minutes in progress.</summary>
    public const string RefusedIndex = "CREATE INDEX ix_account_states_refused ON account_states (minute_start) WHERE minute_refused_for_balance > 0";

    public static readonly string[] Up =
    [
        "UPDATE account_states SET minute_start = COALESCE((SELECT MAX(m.minute_start) FROM throttle_minutes m WHERE m.account_id = account_states.account_id), 0)",
        .. Columns.Select(column =>
            $"UPDATE account_states SET minute_{column} = (SELECT m.{column} FROM throttle_minutes m WHERE m.account_id = account_states.account_id " +
            "AND m.minute_start = account_states.minute_start) WHERE minute_start > 0"),
        "DELETE FROM throttle_minutes WHERE EXISTS (SELECT 1 FROM account_states s WHERE s.account_id = throttle_minutes.account_id AND s.minute_start = throttle_minutes.minute_start)",
        View,
        RefusedIndex,
    ];

    public static readonly string[] Down =
    [
        "DROP VIEW throttle_history",
        "INSERT INTO throttle_minutes (account_id, minute_start, submitted, throttled, finished, refused_for_balance, peak_running, peak_queued, peak_demand, end_running, " +
            "end_queued, end_limit) SELECT account_id, minute_start, minute_submitted, minute_throttled, minute_finished, minute_refused_for_balance, minute_peak_running, " +
            "minute_peak_queued, minute_peak_demand, running, queued, minute_end_limit FROM account_states WHERE minute_start > 0",
    ];

    private static string[] Columns =>
        ["submitted", "throttled", "finished", "refused_for_balance", "peak_running", "peak_queued", "peak_demand", "end_limit"];
}
