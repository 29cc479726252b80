using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using SupportConsole.Core.Hosting;

namespace SupportConsole.Core.Persistence;

/// <summary>
/// SQLite: a lock on a file beside the database. EF's own lock is a row in the database, which a process killed while
/// it migrates leaves behind for ever; under this lock such a row can only be a leftover and is removed.
/// </summary>
internal sealed class SqliteMigrationLock(SqliteDatabase database, TimeProvider clock) : IMigrationLock
{
    /// <summary>
    /// What .NET says of a file that another process has open for itself: EWOULDBLOCK on Linux and on macOS,
    /// ERROR_SHARING_VIOLATION.
    /// </summary>
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task<IAsyncDisposable> TakeAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        OwnerOnly.CreateFolder(Path.GetDirectoryName(database.FilePath)!);
        var held = await OpenAsync(database.FilePath + ".migration.lock", cancellationToken);
        database.Create();
        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", cancellationToken);
        return held;
    }

    private async Task<FileStream> OpenAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return OwnerOnly.OpenFile(path, FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException exception) when (Array.IndexOf(HeldByAnother, exception.HResult) >= 0)
            {
                // Everything else (a read-only file system, a full disk) does not end by waiting.
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }
}

/// <summary>PostgreSQL: an advisory lock, freed with its connection.</summary>
internal sealed class PostgreSqlMigrationLock(NpgsqlDataSource dataSource) : IMigrationLock
{
    private const long Key = 0x53_75_70_70_43_6F_6E_73;

    public async Task<IAsyncDisposable> TakeAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        // An index of a large table takes its time.
        context.Database.SetCommandTimeout(0);
        var creator = context.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellationToken))
        {
            try
            {
                await creator.CreateAsync(cancellationToken);
            }
            catch (PostgresException exception)
                when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                // Another node has just made it.
            }
        }

        var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT pg_advisory_lock($1)";
        command.CommandTimeout = 0;
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Key });
        await command.ExecuteNonQueryAsync(cancellationToken);
        return new Held(connection);
    }

    private sealed class Held(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = "SELECT pg_advisory_unlock($1)";
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Key });
                await command.ExecuteNonQueryAsync();
            }
        }
    }
}
