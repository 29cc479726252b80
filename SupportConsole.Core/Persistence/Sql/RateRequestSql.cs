namespace SupportConsole.Core.Persistence.Sql;

/// <summary>SQL of one engine, see <see cref="SqlStatements"/>: requests that their callers have named.</summary>
internal sealed partial record RateRequestSql
{
    /// <summary>account, kind, name -> requests that exist.</summary>
    public string Find { get; } =
        """
            SELECT q.account_id, q.kind, q.request_id, q.decided_at, q.answer
            FROM {rows}
            JOIN rate_requests q ON q.account_id = r.account_id AND q.kind = r.kind AND q.request_id = r.request_id
            """;

    /// <summary>Meets as many rows as it is given.</summary>
    public required string Save { get; init; }
}
