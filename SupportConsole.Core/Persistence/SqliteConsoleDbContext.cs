using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SupportConsole.Core.Persistence;

/// <summary>The model on SQLite; migrations in <c>Migrations/Sqlite</c>.</summary>
internal sealed class SqliteConsoleDbContext(DbContextOptions<SqliteConsoleDbContext> options)
    : ConsoleDbContext(options)
{
    /// <summary>SQLite compares bytes by default.</summary>
    protected override string? BinaryCollation => null;

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.ReplaceService<IMigrationsSqlGenerator, SqliteTableSql>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        SqliteTables.Configure(modelBuilder);
    }
}
