namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQL Server.</content>
internal sealed partial record ProjectSql
{
    public static readonly ProjectSql SqlServer = new() { Find = AnyFind };
}
