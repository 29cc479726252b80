namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQL Server.</content>
internal sealed partial record LemurSql
{
    public static readonly LemurSql SqlServer = new()
    {
        SaveWindows = """
            UPDATE w
            SET admissions = r.admissions, version = r.version
            FROM {rows}
            JOIN lemur_windows w ON w.account_id = r.account_id
            WHERE r.version > 1 AND w.version = r.version - 1;
            INSERT INTO lemur_windows (account_id, admissions, version)
            SELECT r.account_id, r.admissions, r.version
            FROM {rows}
            WHERE r.version = 1
            """,
    };
}
