namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQLite.</content>
internal sealed partial record ChangeEventSql
{
    public static readonly ChangeEventSql Sqlite = new();
}
