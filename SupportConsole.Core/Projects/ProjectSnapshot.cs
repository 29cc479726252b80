using SupportConsole.Core.Accounts;

namespace SupportConsole.Core.Projects;

/// <summary>What an account has at the moment of a decision, read under its lock.</summary>
/// <param name="Projects">Those that stand.</param>
/// <param name="Keys">Those that work.</param>
/// <param name="ProjectLimit">How many projects there may be.</param>
/// <param name="KeyLimit">How many keys there may be.</param>
internal sealed record ProjectSnapshot(
    IReadOnlyList<Project> Projects,
    IReadOnlyList<ApiKey> Keys,
    CountLimit ProjectLimit,
    CountLimit KeyLimit
)
{
    public Project? Find(string projectId) => Projects.FirstOrDefault(project => project.Id == projectId);

    public ApiKey? FindKey(string apiKeyId) => Keys.FirstOrDefault(key => key.Id == apiKeyId);

    public IReadOnlyList<ApiKey> KeysOf(string projectId) => [.. Keys.Where(key => key.ProjectId == projectId)];
}
