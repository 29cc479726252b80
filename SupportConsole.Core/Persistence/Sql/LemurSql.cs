namespace SupportConsole.Core.Persistence.Sql;

/// <summary>SQL of one engine, see <see cref="SqlStatements"/>: windows of LeMUR requests.</summary>
internal sealed partial record LemurSql
{
    /// <summary>account ids -> their windows.</summary>
    public string FindWindows { get; } =
        """
            SELECT w.account_id, w.admissions, w.version
            FROM {rows}
            JOIN lemur_windows w ON w.account_id = r.id
            """;

    /// <summary>Compares and sets; version 1 is new.</summary>
    public required string SaveWindows { get; init; }

    /// <summary>Adds counts; meets as many rows as it is given.</summary>
    public required string AddMinutes { get; init; }
}
