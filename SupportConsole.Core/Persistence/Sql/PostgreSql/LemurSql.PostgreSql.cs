namespace SupportConsole.Core.Persistence.Sql;

/// <content>PostgreSQL.</content>
internal sealed partial record LemurSql
{
    public static readonly LemurSql PostgreSql = new()
    {
        SaveWindows = """
            INSERT INTO lemur_windows AS w (account_id, admissions, version)
            SELECT r.account_id, r.admissions, r.version
            FROM {rows}
            ON CONFLICT (account_id) DO UPDATE SET admissions = excluded.admissions, version = excluded.version
            WHERE w.version = excluded.version - 1
            """,
        AddMinutes = """
            INSERT INTO lemur_minutes AS m (account_id, minute_start, refused)
            SELECT r.account_id, r.minute_start, r.refused
            FROM {rows}
            ON CONFLICT (account_id, minute_start) DO UPDATE SET refused = m.refused + excluded.refused
            """,
    };
}
