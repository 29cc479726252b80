namespace SupportConsole.Core.Persistence.Sql;

/// <summary>SQL of one engine, see <see cref="SqlStatements"/>: streaming sessions and minutes.</summary>
internal sealed partial record StreamingSql
{
    /// <summary>In the order in which sessions are read.</summary>
    private const string SessionColumns = """
        s.id, s.account_id, s.project_id, s.api_key_id, s.model, s.opened_at, s.ended_at, s.end_reason,
        s.charged_milliseconds, s.cost
        """;

    /// <summary>In the order in which minutes are read.</summary>
    private const string MinuteColumns = """
        m.account_id, m.minute_start, m.session_limit, m.starting_limit, m.opened, m.refused
        """;

    private const string AnyFindOverdue = $$"""
        SELECT {{SessionColumns}}
        FROM streaming_sessions s
        WHERE s.ended_at IS NULL AND s.opened_at <= @until
        ORDER BY s.opened_at LIMIT @max
        """;

    private const string AnyInsertSessions = """
        INSERT INTO streaming_sessions (id, account_id, project_id, api_key_id, model, opened_at, charged_milliseconds,
            cost)
        SELECT r.id, r.account_id, r.project_id, r.api_key_id, r.model, r.opened_at, 0, 0
        FROM {rows}
        """;

    /// <summary>ids -> accounts of the sessions that exist.</summary>
    public string FindAccounts { get; } =
        """
            SELECT s.account_id
            FROM {rows}
            JOIN streaming_sessions s ON s.id = r.id
            """;

    /// <summary>@until, @max -> open sessions opened by then, oldest first.</summary>
    public required string FindOverdue { get; init; }

    /// <summary>ids -> sessions that exist.</summary>
    public string FindSessions { get; } =
        $$"""
            SELECT {{SessionColumns}}
            FROM {rows}
            JOIN streaming_sessions s ON s.id = r.id
            """;

    /// <summary>account ids -> their latest minutes: each one step into the key's index.</summary>
    public required string FindMinutes { get; init; }

    /// <summary>Deletes the accounts' minutes from those given on; meets any number of rows.</summary>
    public required string DropFrom { get; init; }

    /// <summary>Adds counts; meets as many rows as it is given.</summary>
    public required string AddMinutes { get; init; }

    public required string InsertSessions { get; init; }

    /// <summary>Ends what is open.</summary>
    public required string EndSessions { get; init; }

    /// <summary>Deletes what has ended.</summary>
    public required string DeleteSessions { get; init; }
}
