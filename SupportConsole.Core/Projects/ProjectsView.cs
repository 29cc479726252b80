using SupportConsole.Core.Accounts;

namespace SupportConsole.Core.Projects;

/// <summary>An account's projects and keys as they stand.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="Projects">Those that stand: <c>default</c> first, then by name.</param>
/// <param name="Deleted">Those that do not, the last deleted first.</param>
/// <param name="ProjectLimit">How many there may be.</param>
/// <param name="KeyLimit">How many keys there may be, over all projects.</param>
public sealed record ProjectsView(
    string AccountId,
    IReadOnlyList<ProjectSummary> Projects,
    IReadOnlyList<DeletedProject> Deleted,
    CountLimit ProjectLimit,
    CountLimit KeyLimit
)
{
    /// <summary>How far back <see cref="ApiKeySummary.LastUsed"/> looks.</summary>
    public static readonly TimeSpan UsageSpan = TimeSpan.FromDays(30);
}

/// <summary>A project that stands.</summary>
/// <param name="Id">What calls name it by.</param>
/// <param name="Name">What people call it.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="Keys">Its keys, the oldest first.</param>
/// <param name="LastUsed">
/// Start of the hour of its last charged work; null for none within <see cref="ProjectsView.UsageSpan"/>.
/// </param>
public sealed record ProjectSummary(
    string Id,
    string Name,
    DateTimeOffset CreatedAt,
    IReadOnlyList<ApiKeySummary> Keys,
    DateTimeOffset? LastUsed
)
{
    /// <summary>Calls that name no project mean it: it cannot be deleted.</summary>
    public bool IsDefault => Id == Project.DefaultId;
}

/// <summary>A key that works.</summary>
/// <param name="Id">Not a secret.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Prefix">The first characters of its secret.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="CreatedBy">Name of the person who made it.</param>
/// <param name="LastUsed">
/// Start of the hour of its last charged work; null for none within <see cref="ProjectsView.UsageSpan"/>.
/// </param>
public sealed record ApiKeySummary(
    string Id,
    string Name,
    string Prefix,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? LastUsed
);

/// <summary>A project that was.</summary>
public sealed record DeletedProject(string Id, string Name, DateTimeOffset DeletedAt);
