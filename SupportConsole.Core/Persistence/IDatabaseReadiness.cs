using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace SupportConsole.Core.Persistence;

/// <summary>Tells whether the database is there and fits this program.</summary>
public interface IDatabaseReadiness
{
    /// <summary>
    /// Null when the database is reachable and migrated; else the reason in a few words, without secrets.
    /// </summary>
    Task<string?> FindProblemAsync(CancellationToken cancellationToken);
}

/// <inheritdoc cref="IDatabaseReadiness"/>
internal sealed class DatabaseReadiness(IDbContextFactory<ConsoleDbContext> contexts) : IDatabaseReadiness
{
    public async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
            var known = context.Database.GetMigrations().ToList();
            return known.Except(applied).Any() || NewerMigrations.FindObstacle(applied, known) is not null
                ? "the database is not of this program's version"
                : null;
        }
        catch (Exception exception)
            when (exception is DbException or IOException or InvalidOperationException or TimeoutException)
        {
            return "the database is not reachable";
        }
    }
}
