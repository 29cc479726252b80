namespace SupportConsole.Core.Persistence.Sql;

/// <content>PostgreSQL.</content>
internal sealed partial record ChangeEventSql
{
    public static readonly ChangeEventSql PostgreSql = new();
}
