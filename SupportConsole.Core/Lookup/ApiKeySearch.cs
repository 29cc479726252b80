using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Projects;

namespace SupportConsole.Core.Lookup;

/// <summary>
/// Finds accounts by an API key: the whole by its hash, its beginning by its prefix. Nothing of a secret goes into a
/// statement.
/// </summary>
internal static class ApiKeySearch
{
    /// <summary>The account that has this whole key, or the key of this id; null when none has.</summary>
    public static Task<FoundApiKey?> FindOneAsync(
        ConsoleDbContext context,
        string? text,
        string query,
        CancellationToken cancellationToken
    )
    {
        if (ApiKeySecret.IsWellFormed(text))
        {
            var hash = ApiKeySecret.HashOf(text!);
            return Found(context, context.ApiKeys.Where(key => key.Hash == hash))
                .FirstOrDefaultAsync(cancellationToken);
        }

        return text is null
            ? Found(context, context.ApiKeys.Where(key => key.Id == query)).FirstOrDefaultAsync(cancellationToken)
            : Task.FromResult<FoundApiKey?>(null);
    }

    /// <summary>Keys that begin so, working ones first.</summary>
    public static Task<List<FoundApiKey>> FindByPrefixAsync(
        ConsoleDbContext context,
        string text,
        int count,
        CancellationToken cancellationToken
    ) =>
        Found(
                context,
                context.ApiKeys.Where(
                    PrefixRange.Of<ApiKey>(key => key.Prefix, ApiKeySecret.PrefixOf(text), context.LastCharacter)
                )
            )
            .OrderBy(found => found.IsDeleted)
            .ThenBy(found => found.Prefix)
            .Take(count)
            .ToListAsync(cancellationToken);

    private static IQueryable<FoundApiKey> Found(ConsoleDbContext context, IQueryable<ApiKey> keys) =>
        from key in keys.AsNoTracking()
        join project in context.Projects.AsNoTracking()
            on new { key.AccountId, Id = key.ProjectId } equals new { project.AccountId, project.Id }
        select new FoundApiKey
        {
            AccountId = key.AccountId,
            Prefix = key.Prefix,
            Name = key.Name,
            Project = project.Name,
            IsDeleted = key.DeletedAt != null,
        };
}

/// <summary>An API key that a search found.</summary>
internal sealed record FoundApiKey
{
    public required string AccountId { get; init; }

    public required string Prefix { get; init; }

    public required string Name { get; init; }

    public required string Project { get; init; }

    public required bool IsDeleted { get; init; }

    public ApiKeyHit Hit => new(Prefix, Name, Project, IsDeleted);
}
