namespace SupportConsole.Core.Persistence.Sql;

/// <content>PostgreSQL.</content>
internal sealed partial record AccountSql
{
    public static readonly AccountSql PostgreSql = new() { Update = AnyUpdate, Touch = AnyTouch };
}
