using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Accounts;

/// <summary>Projects and API keys in a batch: a deleted or unknown one accepts no new work.</summary>
internal sealed class ProjectRows(CommandContext context) : RowSet
{
    private readonly HashSet<(string AccountId, string ProjectId)> _known = [];
    private readonly HashSet<string> _wanted = [];
    private readonly HashSet<string> _wantedKeys = [];
    private readonly HashSet<ProjectKey> _keys = [];
    private readonly List<Project> _new = [];
    private Pending<List<(string AccountId, string ProjectId)>>? _found;
    private Pending<List<ProjectKey>>? _foundKeys;

    /// <summary>
    /// Asks for the account's projects, unless the project is the default one, which every account has, and for the API
    /// key when the call names one.
    /// </summary>
    public void Require(string accountId, string projectId, string? apiKeyId)
    {
        if (projectId != Project.DefaultId)
        {
            _wanted.Add(accountId);
        }

        if (apiKeyId is not null)
        {
            _wantedKeys.Add(apiKeyId);
        }
    }

    public bool Accepts(string accountId, string projectId) =>
        projectId == Project.DefaultId || _known.Contains((accountId, projectId));

    /// <summary>True when the call names no API key, or one of this account and project.</summary>
    public bool AcceptsKey(string accountId, string projectId, string? apiKeyId) =>
        apiKeyId is null || _keys.Contains(new(apiKeyId, accountId, projectId));

    public void Add(Project project) => _new.Add(project);

    public override void Read()
    {
        if (_wanted.Count > 0)
        {
            _found = context.Tables<IProjectTables>().Find(_wanted);
        }

        if (_wantedKeys.Count > 0)
        {
            _foundKeys = context.Tables<IProjectTables>().FindKeys(_wantedKeys);
        }
    }

    public override void Load()
    {
        _known.UnionWith(_found?.Value ?? []);
        _keys.UnionWith(_foundKeys?.Value ?? []);
    }

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
