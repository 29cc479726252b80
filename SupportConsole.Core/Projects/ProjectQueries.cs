using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Projects;

/// <summary>Reads an account's projects and keys.</summary>
internal static class ProjectQueries
{
    /// <summary>
    /// Locks what the account has until the transaction ends, and reads it: whoever else wants to change it waits, on
    /// any node. The lock is the row of the default project, which every account has for ever and the limiter's
    /// transactions never write.
    /// </summary>
    /// <returns>Null for an unknown account.</returns>
    public static async Task<ProjectSnapshot?> LockProjectsAsync(
        this ConsoleDbContext context,
        string accountId,
        LimitOptions limits,
        CancellationToken cancellationToken
    )
    {
        // An update that changes nothing locks the row on every engine; what is read after it cannot be out of date.
        var locked = await context
            .Projects.Where(project => project.AccountId == accountId && project.Id == Project.DefaultId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(project => project.CreatedAt, project => project.CreatedAt),
                cancellationToken
            );
        if (locked == 0)
        {
            return null;
        }

        var projects = await context
            .Projects.AsNoTracking()
            .Where(project => project.AccountId == accountId && project.DeletedAt == null)
            .ToListAsync(cancellationToken);
        var keys = await context
            .ApiKeys.AsNoTracking()
            .Where(key => key.AccountId == accountId && key.DeletedAt == null)
            .ToListAsync(cancellationToken);
        var limit = await context.CountLimitsAsync(accountId, projects.Count, keys.Count, limits, cancellationToken);
        return limit is { } both ? new(projects, keys, both.Projects, both.Keys) : null;
    }

    /// <summary>Everything a page shows.</summary>
    /// <returns>Null for an unknown account.</returns>
    public static async Task<ProjectsView?> ProjectsViewAsync(
        this ConsoleDbContext context,
        string accountId,
        LimitOptions limits,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var projects = await context
            .Projects.AsNoTracking()
            .Where(project => project.AccountId == accountId)
            .ToListAsync(cancellationToken);
        var keys = await context
            .ApiKeys.AsNoTracking()
            .Where(key => key.AccountId == accountId && key.DeletedAt == null)
            .OrderBy(key => key.CreatedAt)
            .ThenBy(key => key.Id)
            .Select(key => new
            {
                key.ProjectId,
                Summary = new ApiKeySummary(key.Id, key.Name, key.Prefix, key.CreatedAt, key.CreatedBy, null),
            })
            .ToListAsync(cancellationToken);
        var standing = projects.Where(project => project.DeletedAt is null).ToList();
        if (
            await context.CountLimitsAsync(accountId, standing.Count, keys.Count, limits, cancellationToken)
            is not { } both
        )
        {
            return null;
        }

        var used = await context.LastUsesAsync(accountId, now - ProjectsView.UsageSpan, cancellationToken);
        var summaries = standing
            .OrderByDescending(project => project.Id == Project.DefaultId)
            .ThenBy(project => project.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(project => project.Id, StringComparer.Ordinal)
            .Select(project => new ProjectSummary(
                project.Id,
                project.Name,
                project.CreatedAt,
                [
                    .. keys.Where(key => key.ProjectId == project.Id)
                        .Select(key =>
                            key.Summary with
                            {
                                LastUsed = Latest(used.Where(use => use.ApiKeyId == key.Summary.Id)),
                            }
                        ),
                ],
                Latest(used.Where(use => use.ProjectId == project.Id))
            ));
        var deleted = projects
            .Where(project => project.DeletedAt is not null)
            .OrderByDescending(project => project.DeletedAt)
            .Select(project => new DeletedProject(project.Id, project.Name, project.DeletedAt!.Value));
        return new(accountId, [.. summaries], [.. deleted], both.Projects, both.Keys);
    }

    private static async Task<(CountLimit Projects, CountLimit Keys)?> CountLimitsAsync(
        this ConsoleDbContext context,
        string accountId,
        int projects,
        int keys,
        LimitOptions limits,
        CancellationToken cancellationToken
    )
    {
        if (
            await context
                .AccountStates.AsNoTracking()
                .Where(state => state.AccountId == accountId)
                .Select(state => new { state.Plan })
                .FirstOrDefaultAsync(cancellationToken)
            is not { } account
        )
        {
            return null;
        }

        var own = await context
            .LimitOverrides.AsNoTracking()
            .Where(limit =>
                limit.AccountId == accountId && (limit.Kind == LimitKind.Projects || limit.Kind == LimitKind.ApiKeys)
            )
            .ToDictionaryAsync(limit => limit.Kind, cancellationToken);
        return (Of(LimitKind.Projects, projects), Of(LimitKind.ApiKeys, keys));

        CountLimit Of(LimitKind kind, int used) =>
            CountLimit.Of(kind, used, own.GetValueOrDefault(kind), account.Plan, limits);
    }

    /// <summary>
    /// From the hours that usage is charged in: when a key was last used costs nothing where it is verified.
    /// </summary>
    private static Task<List<LastUse>> LastUsesAsync(
        this ConsoleDbContext context,
        string accountId,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) =>
        context
            .UsageHours.AsNoTracking()
            .Where(usage => usage.AccountId == accountId && usage.Hour >= since)
            .GroupBy(usage => new { usage.ProjectId, usage.ApiKeyId })
            .Select(group => new LastUse(group.Key.ProjectId, group.Key.ApiKeyId, group.Max(usage => usage.Hour)))
            .ToListAsync(cancellationToken);

    private static DateTimeOffset? Latest(IEnumerable<LastUse> uses) =>
        uses.Select(use => (DateTimeOffset?)use.Hour).Max();

    private sealed record LastUse(string ProjectId, string ApiKeyId, DateTimeOffset Hour);
}
