using Microsoft.EntityFrameworkCore;

namespace SupportConsole.Core.Persistence;

/// <summary>The model on SQL Server; migrations in <c>Migrations/SqlServer</c>.</summary>
internal sealed class SqlServerConsoleDbContext(DbContextOptions<SqlServerConsoleDbContext> options) : ConsoleDbContext(options)
{
    protected override string? BinaryCollation => "Latin1_General_100_BIN2";
}
