namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQLite.</content>
internal sealed partial record LemurSql
{
    public static readonly LemurSql Sqlite = new()
    {
        FindWindows = """
            SELECT w.account_id, w.admissions, w.version
            FROM lemur_windows w
            WHERE w.account_id = @id
            """,
        SaveWindows = """
            INSERT INTO lemur_windows (account_id, admissions, version)
            VALUES (@account_id, @admissions, @version)
            ON CONFLICT (account_id) DO UPDATE SET admissions = excluded.admissions, version = excluded.version
            WHERE version = excluded.version - 1
            """,
    };
}
