using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Lookup;

/// <summary>
/// Finds accounts by any part of their search keys, through an index of trigrams where the engine has one.
/// </summary>
internal static class AccountTrigrams
{
    extension(ConsoleDbContext context)
    {
        /// <summary>Accounts with this folded text of three characters or more anywhere in their search keys.</summary>
        /// <remarks>
        /// On SQLite LIKE would read every account: a full-text table has the trigrams. SQL Server has none and reads
        /// them all.
        /// </remarks>
        public IQueryable<Account> AccountsContaining(string text)
        {
            if (!context.Database.IsSqlite())
            {
                return context.Accounts.Where(account => account.Keys.Text.Contains(text));
            }

            var phrase = '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
            return context.Accounts.FromSql(
                $"SELECT a.* FROM account_search f JOIN accounts a ON a.number = f.rowid WHERE account_search MATCH {phrase}"
            );
        }
    }
}
