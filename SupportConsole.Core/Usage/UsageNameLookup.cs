using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Usage;

/// <summary>
/// What people call the accounts, projects and keys of some groups. A deleted project or key keeps its name.
/// </summary>
internal sealed class UsageNameLookup
{
    /// <summary>A statement takes so many ids as a list without trouble on any engine.</summary>
    private const int AtOnce = 1_000;

    private readonly Dictionary<string, string> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Account, string Id), Named> _projects = [];
    private readonly Dictionary<(string Account, string Id), Named> _keys = [];

    /// <summary>Reads the names.</summary>
    public static async Task<UsageNameLookup> ReadAsync(
        ConsoleDbContext context,
        IEnumerable<UsageGroup> groups,
        CancellationToken cancellationToken
    )
    {
        var book = new UsageNameLookup();
        var all = groups.ToList();
        foreach (var ids in Chunks(all, group => group.AccountId))
        {
            var rows = context
                .Accounts.AsNoTracking()
                .Where(account => EF.Parameter(ids).Contains(account.Id))
                .Select(account => new { account.Id, account.Name });
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                book._accounts[row.Id] = row.Name;
            }
        }

        foreach (var ids in Chunks(all, group => group.ProjectId is null ? null : group.AccountId))
        {
            var rows = context
                .Projects.AsNoTracking()
                .Where(project => EF.Parameter(ids).Contains(project.AccountId))
                .Select(project => new
                {
                    project.AccountId,
                    project.Id,
                    project.Name,
                    IsDeleted = project.DeletedAt != null,
                });
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                book._projects[(row.AccountId, row.Id)] = new(row.Name, row.IsDeleted);
            }
        }

        foreach (var ids in Chunks(all, group => group.ApiKeyId is "" ? null : group.ApiKeyId))
        {
            var rows = context
                .ApiKeys.AsNoTracking()
                .Where(key => EF.Parameter(ids).Contains(key.Id))
                .Select(key => new
                {
                    key.AccountId,
                    key.Id,
                    key.Name,
                    key.Prefix,
                    IsDeleted = key.DeletedAt != null,
                });
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                book._keys[(row.AccountId, row.Id)] = new($"{row.Name} ({row.Prefix}…)", row.IsDeleted);
            }
        }

        return book;
    }

    /// <summary>A group's names.</summary>
    public UsageNames Of(UsageGroup group)
    {
        // Both are an account's own: a key that a caller named for another account is not that one.
        var project = group is { AccountId: { } owner, ProjectId: { } id }
            ? _projects.GetValueOrDefault((owner, id))
            : null;
        var key = group is { AccountId: { } holder, ApiKeyId: { } keyId }
            ? _keys.GetValueOrDefault((holder, keyId))
            : null;
        return new(
            group.AccountId is { } account ? _accounts.GetValueOrDefault(account) : null,
            project?.Name,
            key?.Name
        )
        {
            IsDeleted = project is { IsDeleted: true } || key is { IsDeleted: true },
        };
    }

    private static IEnumerable<string[]> Chunks(IEnumerable<UsageGroup> groups, Func<UsageGroup, string?> id) =>
        groups.Select(id).OfType<string>().Distinct(StringComparer.Ordinal).Chunk(AtOnce);

    private sealed record Named(string Name, bool IsDeleted);
}
