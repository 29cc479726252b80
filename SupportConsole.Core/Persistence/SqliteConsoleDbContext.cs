using Microsoft.EntityFrameworkCore;

namespace SupportConsole.Core.Persistence;

/// <summary>The model on SQLite; migrations in <c>Migrations/Sqlite</c>.</summary>
internal sealed class SqliteConsoleDbContext(DbContextOptions<SqliteConsoleDbContext> options)
    : ConsoleDbContext(options)
{
    /// <summary>SQLite compares bytes by default.</summary>
    protected override string? BinaryCollation => null;
}
