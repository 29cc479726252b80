namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQL Server.</content>
internal sealed partial record LedgerSql
{
    public static readonly LedgerSql SqlServer = new();
}
