using Microsoft.EntityFrameworkCore;

namespace SupportConsole.Core.Persistence;

/// <summary>The model on PostgreSQL; migrations in <c>Migrations/PostgreSql</c>.</summary>
internal sealed class PostgreSqlConsoleDbContext(DbContextOptions<PostgreSqlConsoleDbContext> options)
    : ConsoleDbContext(options)
{
    protected override string? BinaryCollation => "C";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        PostgreSqlTables.Configure(modelBuilder);
    }
}
