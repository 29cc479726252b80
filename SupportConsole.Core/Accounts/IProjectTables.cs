using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Accounts;

/// <summary>Projects in a unit of work.</summary>
internal interface IProjectTables
{
    /// <summary>The accounts' projects, without deleted ones.</summary>
    Pending<List<(string AccountId, string ProjectId)>> Find(IReadOnlyCollection<string> accountIds);

    void Insert(IReadOnlyCollection<Project> projects);
}
