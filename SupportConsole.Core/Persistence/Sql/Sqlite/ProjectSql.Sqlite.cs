namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQLite.</content>
internal sealed partial record ProjectSql
{
    public static readonly ProjectSql Sqlite = new() { Find = AnyFind };
}
