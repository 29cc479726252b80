namespace SupportConsole.Core.Persistence.Migrations;

/// <summary>What the migration Throttling does to the view of each account's minutes: it shows how long transcripts waited, too.</summary>
internal static class WaitsSql
{
    public const string DropView = "DROP VIEW throttle_history";

    public const string View =
        "CREATE VIEW throttle_history AS " +
            "SELECT account_id, minute_start, submitted, throttled, finished, refused_for_balance, waited, wait_milliseconds, longest_wait_milliseconds, " +
            "peak_running, peak_queued, peak_demand, end_running, end_queued, end_limit FROM throttle_minutes UNION ALL " +
            "SELECT account_id, minute_start, minute_submitted, minute_throttled, minute_finished, minute_refused_for_balance, minute_waited, minute_wait_milliseconds, " +
            "minute_longest_wait_milliseconds, minute_peak_running, minute_peak_queued, minute_peak_demand, running, queued, minute_end_limit " +
            "FROM account_states WHERE minute_start > 0";
}
