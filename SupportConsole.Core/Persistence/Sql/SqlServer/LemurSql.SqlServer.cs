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
        AddMinutes = """
            UPDATE m
            SET refused = m.refused + r.refused
            FROM lemur_minutes m
            JOIN {rows} ON m.account_id = r.account_id AND m.minute_start = r.minute_start;
            INSERT INTO lemur_minutes (account_id, minute_start, refused)
            SELECT r.account_id, r.minute_start, r.refused
            FROM {rows}
            WHERE NOT EXISTS (SELECT 1
            FROM lemur_minutes m
            WHERE m.account_id = r.account_id AND m.minute_start = r.minute_start)
            """,
    };
}
