namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQLite.</content>
internal sealed partial record LedgerSql
{
    public static readonly LedgerSql Sqlite = new();
}
