using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Hosting;

namespace SupportConsole.Core.Persistence;

/// <summary>Creates and migrates the database before anything else starts, one node at a time.</summary>
internal sealed partial class DatabaseStartup(
    IDbContextFactory<ConsoleDbContext> contexts,
    IMigrationLock migrationLock,
    IEnumerable<IMigrationCondition> conditions,
    IOptions<DatabaseOptions> options,
    ILogger<DatabaseStartup> logger
) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await using var held = await migrationLock.TakeAsync(context, cancellationToken);
            await MigrateAsync(context, cancellationToken);
            if (await context.FindConcernAsync(cancellationToken) is { } concern)
            {
                LogConcern(concern);
            }
        }
        catch (Exception exception) when (Cause(exception) is { } cause)
        {
            throw new StartupException(
                $"The {options.Value.Provider} database cannot be opened or migrated: {cause.Message} Check "
                    + "Database:ConnectionString, that the server or folder "
                    + "is reachable and writable, and that the disk has room.",
                exception
            );
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What keeps the database away, or null for a bug. EF wraps a server that does not answer.</summary>
    private static Exception? Cause(Exception exception) =>
        exception switch
        {
            DbException or IOException or UnauthorizedAccessException => exception,
            InvalidOperationException { InnerException: DbException inner } => inner,
            _ => null,
        };

    private async Task MigrateAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        if (NewerMigrations.FindObstacle(applied, context.Database.GetMigrations()) is { } unknown)
        {
            throw new StartupException(
                $"The database was made by a newer version of this program (it has the migration {unknown}, which "
                    + "this version does not know). "
                    + "Start that version, or restore a backup made before it."
            );
        }

        var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count > 0)
        {
            foreach (var condition in applied.Count == 0 ? [] : conditions)
            {
                if (await condition.FindObstacleAsync(context, cancellationToken) is { } obstacle)
                {
                    throw new StartupException(obstacle);
                }
            }

            await context.Database.MigrateAsync(cancellationToken);
            LogMigrated(pending.Count);
        }
    }

    [LoggerMessage(LogLevel.Information, "The database is up to date after {Count} migrations")]
    private partial void LogMigrated(int count);

    [LoggerMessage(LogLevel.Warning, "The database is not set up as it should be. {Concern}")]
    private partial void LogConcern(string concern);
}
