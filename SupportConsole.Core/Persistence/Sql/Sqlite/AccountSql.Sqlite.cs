namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQLite.</content>
internal sealed partial record AccountSql
{
    public static readonly AccountSql Sqlite = new() { Update = AnyUpdate, Touch = AnyTouch };
}
