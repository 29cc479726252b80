using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace SupportConsole.Core.Persistence;

/// <summary>
/// Lets a cancellation end a statement that runs on SQLite, whose client looks at it only between statements.
/// </summary>
internal static class SqliteInterrupt
{
    /// <summary>
    /// Opens the context's connection and interrupts what it runs when cancelled; nothing more on servers, whose
    /// clients do that themselves.
    /// </summary>
    /// <returns>Ends the watch; to be disposed before the context, whose connection goes to the next user.</returns>
    public static async Task<CancellationTokenRegistration> OnAsync(
        DbContext context,
        CancellationToken cancellationToken
    )
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        return context.Database.GetDbConnection() is SqliteConnection { Handle: { } handle }
            ? cancellationToken.Register(() => raw.sqlite3_interrupt(handle))
            : default;
    }
}
