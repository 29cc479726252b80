using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace SupportConsole.Core.Data;

/// <summary>Tells load balancers whether this node can serve.</summary>
public interface IDatabaseReadiness
{
    /// <summary>Null when the database is reachable and migrated; else the reason in a few words, without secrets.</summary>
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
            var pending = await context.Database.GetPendingMigrationsAsync(cancellationToken);
            return pending.Any() ? "the database is not migrated" : null;
        }
        catch (Exception exception) when (exception is DbException or IOException or InvalidOperationException or TimeoutException)
        {
            return "the database is not reachable";
        }
    }
}
