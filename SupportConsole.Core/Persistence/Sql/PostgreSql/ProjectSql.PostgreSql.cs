namespace SupportConsole.Core.Persistence.Sql;

/// <content>PostgreSQL.</content>
internal sealed partial record ProjectSql
{
    public static readonly ProjectSql PostgreSql = new()
    {
        Find = """
            SELECT p.account_id, p.id
            FROM {rows}
            JOIN projects p ON p.account_id = r.id
            WHERE CASE WHEN p.deleted_at IS NULL THEN true END
            """,
    };
}
