using SupportConsole.Core.Projects;

namespace SupportConsole.Components.Projects;

/// <summary>What a dialog of the section is for.</summary>
public enum ProjectDialogKind
{
    NewProject,
    RenameProject,
    DeleteProject,
    NewKey,
    DeleteKey,
}

/// <summary>
/// A dialog and what it is about, as both were when it was opened: what is deleted in it is gone from the page before
/// it is closed.
/// </summary>
/// <param name="Kind">Which dialog.</param>
/// <param name="Address">How the page's address names it, so that a reload opens it again.</param>
public sealed record ProjectDialogTarget(ProjectDialogKind Kind, string Address)
{
    private const char Separator = ':';

    /// <summary>The project that is renamed or deleted, or whose key it is.</summary>
    public ProjectSummary? Project { get; private init; }

    /// <summary>The key that is deleted.</summary>
    public ApiKeySummary? Key { get; private init; }

    /// <summary>The limit that counts for something new.</summary>
    public CountLimit? Limit { get; private init; }

    public static string NewProject => NameOf(ProjectDialogKind.NewProject);

    public static string Of(ProjectDialogKind kind, string id) => $"{NameOf(kind)}{Separator}{id}";

    /// <summary>What an address names.</summary>
    /// <param name="address">The part of the address; may be anything.</param>
    /// <param name="view">What the account has.</param>
    /// <returns>Null when it names no dialog of the section, or one about something that is not there.</returns>
    public static ProjectDialogTarget? Parse(string? address, ProjectsView view)
    {
        var parts = (address ?? "").Split(Separator, 2);
        var kind = Enum.GetValues<ProjectDialogKind>()
            .Cast<ProjectDialogKind?>()
            .FirstOrDefault(kind => NameOf(kind!.Value) == parts[0]);
        var id = parts.Length == 2 ? parts[1] : null;
        var project = view.Projects.FirstOrDefault(project => project.Id == id);
        var owner = view.Projects.FirstOrDefault(project => project.Keys.Any(key => key.Id == id));
        return kind switch
        {
            ProjectDialogKind.NewProject => new(kind.Value, address!) { Limit = view.ProjectLimit },
            ProjectDialogKind.NewKey when project is not null => new(kind.Value, address!)
            {
                Project = project,
                Limit = view.KeyLimit,
            },
            ProjectDialogKind.RenameProject when project is not null => new(kind.Value, address!) { Project = project },
            ProjectDialogKind.DeleteProject when project is { IsDefault: false } => new(kind.Value, address!)
            {
                Project = project,
            },
            ProjectDialogKind.DeleteKey when owner is not null => new(kind.Value, address!)
            {
                Project = owner,
                Key = owner.Keys.First(key => key.Id == id),
            },
            _ => null,
        };
    }

    private static string NameOf(ProjectDialogKind kind) =>
        kind switch
        {
            ProjectDialogKind.NewProject => "new-project",
            ProjectDialogKind.RenameProject => "rename-project",
            ProjectDialogKind.DeleteProject => "delete-project",
            ProjectDialogKind.NewKey => "new-key",
            ProjectDialogKind.DeleteKey => "delete-key",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}
