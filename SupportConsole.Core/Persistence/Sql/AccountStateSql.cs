namespace SupportConsole.Core.Persistence.Sql;

/// <summary>
/// SQL of one engine, see <see cref="SqlStatements"/>: the live state of accounts, and their minutes of throttle
/// history.
/// </summary>
internal sealed partial record AccountStateSql
{
    /// <summary>In the order in which states are read.</summary>
    private const string Columns = """
        s.account_id, s.account_plan, s.throttle_limit_override, s.streaming_limit_override,
        s.lemur_limit_override, s.disabled, s.eom_billing, s.auto_pay_below, s.auto_pay_bring_back_to,
        s.balance, s.running, s.queued, s.next_sequence, s.throttled_since, s.version, s.minute_start,
        s.minute_submitted, s.minute_throttled, s.minute_finished, s.minute_refused_for_balance,
        s.minute_waited, s.minute_wait_milliseconds, s.minute_longest_wait_milliseconds, s.minute_peak_running,
        s.minute_peak_queued, s.minute_peak_demand, s.minute_end_limit, s.throttle_mail_day, s.price_list,
        s.canceled_up_to, s.paused_until, s.pause_audit_sequence
        """;

    private const string AnyInsertMinutes = """
        INSERT INTO throttle_minutes AS m (account_id, minute_start, submitted, throttled, finished,
            refused_for_balance, waited, wait_milliseconds, longest_wait_milliseconds, peak_running, peak_queued,
            peak_demand, end_running, end_queued, end_limit)
        SELECT r.account_id, r.minute_start, r.submitted, r.throttled, r.finished, r.refused_for_balance, r.waited,
            r.wait_milliseconds, r.longest_wait_milliseconds, r.peak_running, r.peak_queued, r.peak_demand,
            r.end_running, r.end_queued, r.end_limit
        FROM {rows}
        WHERE true
        ON CONFLICT (account_id, minute_start) DO UPDATE SET submitted = m.submitted + excluded.submitted,
            throttled = m.throttled + excluded.throttled, finished = m.finished + excluded.finished,
            refused_for_balance = m.refused_for_balance + excluded.refused_for_balance, waited = m.waited +
            excluded.waited, wait_milliseconds = m.wait_milliseconds + excluded.wait_milliseconds,
            longest_wait_milliseconds = CASE WHEN m.longest_wait_milliseconds > excluded.longest_wait_milliseconds THEN
            m.longest_wait_milliseconds ELSE excluded.longest_wait_milliseconds END, peak_running = CASE WHEN
            m.peak_running > excluded.peak_running THEN m.peak_running ELSE excluded.peak_running END,
            peak_queued = CASE WHEN m.peak_queued > excluded.peak_queued THEN m.peak_queued ELSE excluded.peak_queued
            END, peak_demand = CASE WHEN m.peak_demand > excluded.peak_demand THEN m.peak_demand ELSE
            excluded.peak_demand END, end_running = excluded.end_running, end_queued = excluded.end_queued,
            end_limit = excluded.end_limit
        """;

    /// <summary>
    /// The accounts' state rows, locked in account order. On a server the accounts are the texts of @accounts and
    /// those of the transcripts in @transcripts; on SQLite, whose transaction holds the only lock, ids.
    /// </summary>
    public required string Lock { get; init; }

    /// <summary>@account, @since -> peak of running + queued.</summary>
    public string PeakDemand { get; } =
        """
            SELECT MAX(peak_demand)
            FROM throttle_history
            WHERE account_id = @account AND minute_start >= @since
            """;

    public required string Insert { get; init; }

    /// <summary>Writes the counters over the version they were read with.</summary>
    public required string SaveCounters { get; init; }

    /// <summary>Plan, overrides, billing: rare, so that the counters' write stays lean.</summary>
    public required string SaveTerms { get; init; }

    /// <summary>
    /// A minute is written once, when the account's next one begins. A row that is there already comes from a node
    /// of the version before, which wrote each event while both ran: the two are added up.
    /// </summary>
    public required string InsertMinutes { get; init; }

    /// <summary>True when the transaction holds the whole database from its beginning.</summary>
    public bool BeginLocksAll { get; init; }
}
