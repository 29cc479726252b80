namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQLite.</content>
internal sealed partial record LemurSql
{
    public static readonly LemurSql Sqlite = new()
    {
        SaveWindows = """
            INSERT INTO lemur_windows (account_id, admissions, version)
            VALUES (@account_id, @admissions, @version)
            ON CONFLICT (account_id) DO UPDATE SET admissions = excluded.admissions, version = excluded.version
            WHERE version = excluded.version - 1
            """,
        AddMinutes = """
            INSERT INTO lemur_minutes (account_id, minute_start, refused)
            VALUES (@account_id, @minute_start, @refused)
            ON CONFLICT (account_id, minute_start) DO UPDATE SET refused = refused + excluded.refused
            """,
    };
}
