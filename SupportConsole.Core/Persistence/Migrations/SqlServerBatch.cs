namespace SupportConsole.Core.Persistence.Migrations;

/// <summary>
/// A statement of a migration as a batch of its own. SQL Server takes CREATE VIEW and CREATE TRIGGER only so, and
/// compiles a batch as a whole, with columns that an earlier statement of a script has yet to add.
/// </summary>
internal static class SqlServerBatch
{
    public static string Of(string statement) => $"EXEC(N'{statement.Replace("'", "''", StringComparison.Ordinal)}');";
}
