using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Hosting.Leases;

/// <summary>The leases of all nodes. Every change is a compare and set, so that of two nodes one succeeds.</summary>
internal sealed class ServiceLeaseTable(IDbContextFactory<ConsoleDbContext> contexts)
{
    public async Task<ServiceLease?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .ServiceLeases.AsNoTracking()
            .SingleOrDefaultAsync(lease => lease.Name == name, cancellationToken);
    }

    /// <summary>Makes a lease that nobody ever held.</summary>
    /// <returns>False when another node was faster.</returns>
    public async Task<bool> InsertAsync(ServiceLease lease, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            context.Add(lease);
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            if (await FindAsync(lease.Name, cancellationToken) is not null)
            {
                return false;
            }

            throw;
        }
    }

    /// <summary>Gives the lease to an owner, who may be the old one, or to nobody; and counts a beat.</summary>
    /// <returns>False when it is no longer as it was seen.</returns>
    public async Task<bool> ReplaceAsync(ServiceLease seen, string owner, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var met = await context
            .ServiceLeases.Where(lease =>
                lease.Name == seen.Name && lease.Owner == seen.Owner && lease.Beat == seen.Beat
            )
            .ExecuteUpdateAsync(
                set => set.SetProperty(lease => lease.Owner, owner).SetProperty(lease => lease.Beat, seen.Beat + 1),
                cancellationToken
            );
        return met == 1;
    }
}
