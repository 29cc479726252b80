namespace SupportConsole.Core.Limits.Store;

/// <summary>The SQL of streaming sessions and LeMUR requests; see <see cref="LimitStatements"/>.</summary>
internal sealed record RateStatements
{
    /// <summary>In the order <see cref="LimitRowReader.Session"/> reads them.</summary>
    private const string SessionColumns = "s.id, s.account_id, s.project_id, s.api_key_id, s.model, s.opened_at, s.ended_at, s.end_reason, s.charged_milliseconds, s.cost";

    private const string MinuteColumns = "m.account_id, m.minute_start, m.session_limit, m.opened, m.refused";

    private const string AnySessionAccount = "SELECT s.account_id FROM {rows} JOIN streaming_sessions s ON s.id = r.id";

    private const string AnySession = $"SELECT {SessionColumns} FROM {{rows}} JOIN streaming_sessions s ON s.id = r.id";

    private const string AnyWindow = "SELECT w.account_id, w.admissions, w.version FROM {rows} JOIN lemur_windows w ON w.account_id = r.id";

    private const string NewSessions =
        "INSERT INTO streaming_sessions (id, account_id, project_id, api_key_id, model, opened_at, charged_milliseconds, cost) " +
        "SELECT r.id, r.account_id, r.project_id, r.api_key_id, r.model, r.opened_at, 0, 0 FROM {rows}";

    private const string EndedFields =
        "SET ended_at = r.ended_at, end_reason = r.end_reason, charged_milliseconds = r.charged_milliseconds, cost = r.cost";

    private const string NewMinutes =
        "(account_id, minute_start, session_limit, opened, refused) SELECT r.account_id, r.minute_start, r.session_limit, r.opened, r.refused FROM {rows}";

    /// <summary>SQLite: a write runs once a row, its parameters named like the columns.</summary>
    public static readonly RateStatements Sqlite = new()
    {
        FindSessionAccounts = AnySessionAccount,
        FindOverdueSessions = $"SELECT {SessionColumns} FROM streaming_sessions s WHERE s.ended_at IS NULL AND s.opened_at <= @until ORDER BY s.opened_at LIMIT @max",
        FindSessions = AnySession,
        FindMinutes =
            $"SELECT {MinuteColumns} FROM {{rows}} JOIN streaming_minutes m ON m.account_id = r.id " +
            "AND m.minute_start = (SELECT MAX(l.minute_start) FROM streaming_minutes l WHERE l.account_id = r.id)",
        FindLemurWindows = AnyWindow,
        AddMinutes =
            "INSERT INTO streaming_minutes (account_id, minute_start, session_limit, opened, refused) VALUES (@account_id, @minute_start, @session_limit, @opened, @refused) " +
            "ON CONFLICT (account_id, minute_start) DO UPDATE SET session_limit = excluded.session_limit, opened = opened + excluded.opened, refused = refused + excluded.refused",
        InsertSessions =
            "INSERT INTO streaming_sessions (id, account_id, project_id, api_key_id, model, opened_at, charged_milliseconds, cost) " +
            "VALUES (@id, @account_id, @project_id, @api_key_id, @model, @opened_at, 0, 0)",
        EndSessions =
            "UPDATE streaming_sessions SET ended_at = @ended_at, end_reason = @end_reason, charged_milliseconds = @charged_milliseconds, cost = @cost " +
            "WHERE id = @id AND ended_at IS NULL",
        SaveLemurWindows =
            "INSERT INTO lemur_windows (account_id, admissions, version) VALUES (@account_id, @admissions, @version) " +
            "ON CONFLICT (account_id) DO UPDATE SET admissions = excluded.admissions, version = excluded.version WHERE version = excluded.version - 1",
    };

    /// <summary>
    /// PostgreSQL. LATERAL, so that each account's latest minute is one step into the key's index; CASE for the reason of
    /// <see cref="PostgreSqlStatements"/>' status.
    /// </summary>
    public static readonly RateStatements PostgreSql = new()
    {
        FindSessionAccounts = AnySessionAccount,
        FindSessions = AnySession,
        FindOverdueSessions = Sqlite.FindOverdueSessions,
        FindMinutes =
            $"SELECT {MinuteColumns} FROM {{rows}} CROSS JOIN LATERAL (SELECT l.* FROM streaming_minutes l WHERE l.account_id = r.id " +
            "ORDER BY l.minute_start DESC LIMIT 1) m",
        FindLemurWindows = AnyWindow,
        AddMinutes =
            $"INSERT INTO streaming_minutes AS m {NewMinutes} ON CONFLICT (account_id, minute_start) DO UPDATE SET " +
            "session_limit = excluded.session_limit, opened = m.opened + excluded.opened, refused = m.refused + excluded.refused",
        InsertSessions = NewSessions,
        EndSessions = $"UPDATE streaming_sessions AS s {EndedFields} FROM {{rows}} WHERE s.id = r.id AND CASE WHEN s.ended_at IS NULL THEN true END",
        SaveLemurWindows =
            "INSERT INTO lemur_windows AS w (account_id, admissions, version) SELECT r.account_id, r.admissions, r.version FROM {rows} " +
            "ON CONFLICT (account_id) DO UPDATE SET admissions = excluded.admissions, version = excluded.version WHERE w.version = excluded.version - 1",
    };

    /// <summary>SQL Server. A row is added by a statement of its own: no MERGE. The two meet as many rows as they are given together.</summary>
    public static readonly RateStatements SqlServer = new()
    {
        FindSessionAccounts = AnySessionAccount,
        FindSessions = AnySession,
        FindOverdueSessions = $"SELECT TOP (@max) {SessionColumns} FROM streaming_sessions s WHERE s.ended_at IS NULL AND s.opened_at <= @until ORDER BY s.opened_at",
        FindMinutes =
            $"SELECT {MinuteColumns} FROM {{rows}} CROSS APPLY (SELECT TOP (1) l.* FROM streaming_minutes l WHERE l.account_id = r.id " +
            "ORDER BY l.minute_start DESC) m",
        FindLemurWindows = AnyWindow,
        AddMinutes =
            "UPDATE m SET session_limit = r.session_limit, opened = m.opened + r.opened, refused = m.refused + r.refused FROM streaming_minutes m " +
            "JOIN {rows} ON m.account_id = r.account_id AND m.minute_start = r.minute_start; " +
            $"INSERT INTO streaming_minutes {NewMinutes} WHERE NOT EXISTS " +
            "(SELECT 1 FROM streaming_minutes m WHERE m.account_id = r.account_id AND m.minute_start = r.minute_start)",
        InsertSessions = NewSessions,
        EndSessions = $"UPDATE s {EndedFields} FROM streaming_sessions s JOIN {{rows}} ON s.id = r.id WHERE s.ended_at IS NULL",
        SaveLemurWindows =
            "UPDATE w SET admissions = r.admissions, version = r.version FROM lemur_windows w JOIN {rows} ON w.account_id = r.account_id " +
            "WHERE r.version > 1 AND w.version = r.version - 1; " +
            "INSERT INTO lemur_windows (account_id, admissions, version) SELECT r.account_id, r.admissions, r.version FROM {rows} WHERE r.version = 1",
    };

    /// <summary>ids -> accounts of the sessions that exist.</summary>
    public required string FindSessionAccounts { get; init; }

    /// <summary>ids -> sessions that exist.</summary>
    public required string FindSessions { get; init; }

    /// <summary>@until, @max -> open sessions opened by then, oldest first.</summary>
    public required string FindOverdueSessions { get; init; }

    /// <summary>account ids -> their latest minutes.</summary>
    public required string FindMinutes { get; init; }

    /// <summary>account ids -> their windows.</summary>
    public required string FindLemurWindows { get; init; }

    /// <summary>Adds counts; meets as many rows as it is given.</summary>
    public required string AddMinutes { get; init; }

    public required string InsertSessions { get; init; }

    /// <summary>Ends what is open.</summary>
    public required string EndSessions { get; init; }

    /// <summary>Compares and sets; version 1 is new.</summary>
    public required string SaveLemurWindows { get; init; }
}
