using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Accounts;

/// <summary>Projects in a unit of work.</summary>
internal interface IProjectTables
{
    /// <summary>The accounts' projects, without deleted ones.</summary>
    Pending<List<(string AccountId, string ProjectId)>> Find(IReadOnlyCollection<string> accountIds);

    /// <summary>The API keys of these ids, without deleted ones.</summary>
    Pending<List<ProjectKey>> FindKeys(IReadOnlyCollection<string> apiKeyIds);

    void Insert(IReadOnlyCollection<Project> projects);
}

/// <summary>An API key and where it belongs.</summary>
internal readonly record struct ProjectKey(string ApiKeyId, string AccountId, string ProjectId);
