using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Limits.Decisions;

/// <summary>
/// Holds the key of decision ids. The first node on a database makes it; every other, and every later start, reads it.
/// </summary>
internal sealed class DecisionKeyRing(IDbContextFactory<ConsoleDbContext> contexts, TimeProvider clock)
    : IHostedService,
        IDisposable
{
    private DecisionMac? _key;

    /// <summary>
    /// Signs with the key; there from the start of the background work on, before any call is served.
    /// </summary>
    public DecisionMac Key =>
        _key
        ?? throw new InvalidOperationException(
            "The key of decision ids is read when the program starts, which it has not."
        );

    public async Task StartAsync(CancellationToken cancellationToken) =>
        _key = new DecisionMac(await FindAsync(cancellationToken) ?? await CreateAsync(cancellationToken));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called twice by the container, which knows it under two names.</summary>
    public void Dispose() => Interlocked.Exchange(ref _key, null)?.Dispose();

    private async Task<byte[]?> FindAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .DecisionKeys.AsNoTracking()
            .Select(key => key.Secret)
            .SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<byte[]> CreateAsync(CancellationToken cancellationToken)
    {
        var secret = RandomNumberGenerator.GetBytes(DecisionMac.KeyBytes);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            context.Add(new DecisionKey { Secret = secret, CreatedAt = clock.GetUtcNow() });
            await context.SaveChangesAsync(cancellationToken);
            return secret;
        }
        catch (DbUpdateException)
        {
            // Another node was faster: the primary key lets one row in. Anything else that went wrong is still wrong.
            if (await FindAsync(cancellationToken) is { } theirs)
            {
                return theirs;
            }

            throw;
        }
    }
}
