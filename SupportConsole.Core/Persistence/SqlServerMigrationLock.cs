using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using SupportConsole.Core.Persistence.Sql;

namespace SupportConsole.Core.Persistence;

/// <summary>
/// SQL Server: an application lock of a session, which ends with it. It is taken in <c>master</c>: there before the
/// database is, and a session in the database itself would hold up its creation, which sets READ_COMMITTED_SNAPSHOT
/// only while nobody else is there. EF's own lock waits for no longer than a statement.
/// </summary>
internal sealed class SqlServerMigrationLock(string connectionString) : IMigrationLock
{
    private const string Take = """
        DECLARE @result int;
        EXEC @result = sp_getapplock @Resource = @name, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = -1;
        IF @result < 0 THROW 51000, 'The lock of the migration was not granted.', 1;
        """;

    private readonly SqlConnectionStringBuilder _database = new(connectionString);

    public async Task<IAsyncDisposable> TakeAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        var session = await OpenAsync(cancellationToken);
        try
        {
            await using var command = new SqlCommand(Take, session) { CommandTimeout = 0 };
            command.Parameters.Add(
                new("@name", System.Data.SqlDbType.NVarChar, 255)
                {
                    Value = "SupportConsole " + _database.InitialCatalog,
                }
            );
            await command.ExecuteNonQueryAsync(cancellationToken);

            // An index of a large table takes its time.
            context.Database.SetCommandTimeout(0);
            await CreateAsync(context, cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    private static async Task CreateAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        var creator = context.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(cancellationToken))
        {
            return;
        }

        try
        {
            await creator.CreateAsync(cancellationToken);
        }
        catch (SqlException exception) when (exception.Number == SqlServerErrors.DatabaseExists)
        {
            // Somebody else, who does not know of the lock, has just made it.
        }
    }

    private async Task<SqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await OpenAsync("master", cancellationToken);
        }
        catch (SqlException exception) when (SqlServerErrors.DatabaseRefused.Contains(exception.Number))
        {
            // A user of this database alone, as on Azure SQL, where the database is made beforehand.
            return await OpenAsync(_database.InitialCatalog, cancellationToken);
        }
    }

    private async Task<SqlConnection> OpenAsync(string database, CancellationToken cancellationToken)
    {
        // Closing it ends the session: no pool keeps it, and the lock with it.
        var connection = new SqlConnection(
            new SqlConnectionStringBuilder(connectionString) { InitialCatalog = database, Pooling = false }.ToString()
        );
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
