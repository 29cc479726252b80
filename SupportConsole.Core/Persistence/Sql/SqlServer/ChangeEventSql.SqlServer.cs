namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQL Server.</content>
internal sealed partial record ChangeEventSql
{
    public static readonly ChangeEventSql SqlServer = new();
}
