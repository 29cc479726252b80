namespace SupportConsole.Core.Persistence.Sql;

/// <summary>SQL of one engine, see <see cref="SqlStatements"/>: accounts' own limits.</summary>
internal sealed partial record LimitOverrideSql
{
    /// <summary>account ids -> their own limits, and who set them.</summary>
    public string Find { get; } =
        """
            SELECT o.account_id, o.kind, o.limit_value, o.source, o.since, o.set_by, o.audit_sequence, o.expires_at,
                o.reverts_to, o.reverts_to_source
            FROM {rows}
            JOIN limit_overrides o ON o.account_id = r.id
            """;

    public required string Save { get; init; }

    /// <summary>Deletes accounts' own limits.</summary>
    public required string Remove { get; init; }
}
