using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Projects;

/// <inheritdoc cref="IApiKeyVerifier"/>
internal sealed class ApiKeyVerifier(IDbContextFactory<ConsoleDbContext> contexts) : IApiKeyVerifier
{
    /// <summary>
    /// Compiled once a host, because a compiled query belongs to one engine's model; it answers no entity, so nothing
    /// is tracked.
    /// </summary>
    private readonly Func<ConsoleDbContext, string, CancellationToken, Task<VerifiedApiKey?>> _find =
        EF.CompileAsyncQuery(
            (ConsoleDbContext context, string hash, CancellationToken cancellationToken) =>
                context
                    .Set<ApiKey>()
                    .Where(key => key.Hash == hash && key.DeletedAt == null)
                    .Select(key => new VerifiedApiKey(key.AccountId, key.ProjectId, key.Id))
                    .FirstOrDefault()
        );

    public async ValueTask<VerifiedApiKey?> VerifyAsync(string? apiKey, CancellationToken cancellationToken)
    {
        if (!ApiKeySecret.IsWellFormed(apiKey))
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await _find(context, ApiKeySecret.HashOf(apiKey!), cancellationToken);
    }
}
