using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Accounts;

/// <summary>Projects in a batch: a deleted or unknown one accepts no new work.</summary>
internal sealed class ProjectRows(CommandContext context) : RowSet
{
    private readonly HashSet<(string AccountId, string ProjectId)> _known = [];
    private readonly HashSet<string> _wanted = [];
    private readonly List<Project> _new = [];
    private Pending<List<(string AccountId, string ProjectId)>>? _found;

    /// <summary>
    /// Asks for the account's projects, unless the project is the default one, which every account has.
    /// </summary>
    public void Require(string accountId, string projectId)
    {
        if (projectId != Project.DefaultId)
        {
            _wanted.Add(accountId);
        }
    }

    public bool Accepts(string accountId, string projectId) =>
        projectId == Project.DefaultId || _known.Contains((accountId, projectId));

    public void Add(Project project) => _new.Add(project);

    public override void Read()
    {
        if (_wanted.Count > 0)
        {
            _found = context.Tables<IProjectTables>().Find(_wanted);
        }
    }

    public override void Load() => _known.UnionWith(_found?.Value ?? []);

    public override ValueTask WriteAsync()
    {
        Writes.IfAny(_new, context.Tables<IProjectTables>().Insert);
        return ValueTask.CompletedTask;
    }
}

/// <summary>The projects of a batch.</summary>
internal static class ProjectContext
{
    extension(CommandContext context)
    {
        public ProjectRows Projects => context.Rows<ProjectRows>();
    }
}
