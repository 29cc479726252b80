namespace SupportConsole.Core.Persistence.Sql;

/// <summary>SQL of one engine, see <see cref="SqlStatements"/>: projects.</summary>
internal sealed partial record ProjectSql
{
    private const string AnyFind = """
        SELECT p.account_id, p.id
        FROM {rows}
        JOIN projects p ON p.account_id = r.id
        WHERE p.deleted_at IS NULL
        """;

    /// <summary>account ids -> their projects, without deleted ones, which accept no new work.</summary>
    public required string Find { get; init; }

    /// <summary>API key ids -> where they belong, without deleted ones.</summary>
    public string FindKeys { get; } =
        """
            SELECT k.id, k.account_id, k.project_id
            FROM {rows}
            JOIN api_keys k ON k.id = r.id
            WHERE k.deleted_at IS NULL
            """;

    public string Insert { get; } =
        """
            INSERT INTO projects (account_id, id, name, created_at)
            SELECT r.account_id, r.id, r.name, r.created_at
            FROM {rows}
            """;
}
