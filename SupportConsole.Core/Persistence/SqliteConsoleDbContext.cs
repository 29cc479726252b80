using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;

namespace SupportConsole.Core.Persistence;

/// <summary>The model on SQLite; migrations in <c>Migrations/Sqlite</c>.</summary>
internal sealed class SqliteConsoleDbContext(DbContextOptions<SqliteConsoleDbContext> options) : ConsoleDbContext(options)
{
    /// <summary>SQLite compares bytes by default.</summary>
    protected override string? BinaryCollation => null;

    /// <summary>LIKE '%text%' would read every account; the full-text table of trigrams does not.</summary>
    public override IQueryable<Account> AccountsContaining(string text)
    {
        var phrase = '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
        return Accounts.FromSql($"SELECT a.* FROM account_search f JOIN accounts a ON a.number = f.rowid WHERE account_search MATCH {phrase}");
    }
}
