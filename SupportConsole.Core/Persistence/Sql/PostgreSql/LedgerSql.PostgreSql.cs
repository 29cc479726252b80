namespace SupportConsole.Core.Persistence.Sql;

/// <content>PostgreSQL.</content>
internal sealed partial record LedgerSql
{
    public static readonly LedgerSql PostgreSql = new();
}
