using SupportConsole.Components.Shared;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Projects;

namespace SupportConsole.Components.Projects;

/// <summary>Words of the tab and its dialogs, beyond those of the rules (<see cref="ProjectTexts"/>).</summary>
internal static class ProjectWords
{
    public const string Title = "Projects & keys";
    public const string NoKeys = "No keys: nothing can call the API for this project.";
    public const string NoDeleted = "Their transcripts and usage stay under their name.";
    public const string Default = "Calls that name no project mean this one. It cannot be deleted.";
    public const string MayOnlyLook =
        "Your role may look, not change. Support engineers create and delete projects and keys.";
    public const string Unanswered =
        "There was no answer, so it is not known whether it was done. Try again: the same attempt is never made twice.";
    public const string UnknownAccount = "There is no such account any more. Nothing was changed.";
    public const string SecretAdvice = "Hand it over by a safe way, not in the ticket.";

    public const string SecretLost =
        "Your first try made the key, but its answer was lost on the way. The secret can never be shown again, so "
        + "this key is of no use: delete it and create another.";
    public const string KeyMade = "The key is made and works from now on.";
    public const string ApiKey = "API key";
    public const string ProjectId = "project id";
    public const string KeyColumn = "Key";
    public const string BeginsWithColumn = "Begins with";
    public const string CreatedColumn = "Created";
    public const string LastUsedColumn = "Last used";
    public const string ActColumn = "Act";
    public const string Rename = "Rename";
    public const string Delete = "Delete";
    public const string NewKey = "New key";
    public const string CreatedSince = "since";
    public const string Name = "Name";
    public const string NewProject = "New project";
    public const string DeletedMark = "deleted";
    public const string LastUsedColon = "last used:";

    public static string TitleOf(ProjectDialogTarget target) =>
        target.Kind switch
        {
            ProjectDialogKind.NewProject => "New project",
            ProjectDialogKind.RenameProject => "Rename project",
            ProjectDialogKind.DeleteProject => "Delete project",
            ProjectDialogKind.NewKey => "New API key",
            ProjectDialogKind.DeleteKey => "Delete API key",
            _ => "",
        };

    /// <summary>What the dialog will do, beforehand.</summary>
    public static string Effect(ProjectDialogTarget target) =>
        target.Kind switch
        {
            ProjectDialogKind.NewProject =>
                "A project keeps its transcripts and usage apart: only its own keys can read them.",
            ProjectDialogKind.RenameProject => "The id stays, so no program of the customer notices.",
            ProjectDialogKind.DeleteProject => Deletes(target.Project!),
            ProjectDialogKind.NewKey =>
                "A program of the customer proves itself with it. The secret is shown once, right after.",
            ProjectDialogKind.DeleteKey =>
                $"Every program that uses {Prefix(target.Key!.Prefix)} is refused from its next call on. This cannot "
                    + "be undone; a new key has another secret.",
            _ => "",
        };

    public static string Submit(ProjectDialogKind kind, bool running) =>
        (kind, running) switch
        {
            (ProjectDialogKind.NewProject or ProjectDialogKind.NewKey, true) => "Creating…",
            (ProjectDialogKind.NewProject, _) => "Create project",
            (ProjectDialogKind.NewKey, _) => "Create key",
            (ProjectDialogKind.RenameProject, true) => "Renaming…",
            (ProjectDialogKind.RenameProject, _) => "Rename",
            (ProjectDialogKind.DeleteProject or ProjectDialogKind.DeleteKey, true) => "Deleting…",
            (ProjectDialogKind.DeleteProject, _) => "Delete project",
            _ => "Delete key",
        };

    /// <summary>What happened.</summary>
    public static string Done(ProjectDialogTarget target, string name) =>
        target.Kind switch
        {
            ProjectDialogKind.NewProject => $"The project “{name.Trim()}” is there. It has no keys yet.",
            ProjectDialogKind.RenameProject => $"“{target.Project!.Name}” is called “{name.Trim()}” now.",
            ProjectDialogKind.DeleteProject =>
                $"The project “{target.Project!.Name}” and its keys are gone. New work for it is refused.",
            ProjectDialogKind.DeleteKey => $"{Prefix(target.Key!.Prefix)} is refused from now on.",
            _ => "",
        };

    public static string Prefix(string prefix) => prefix + "…";

    /// <summary>
    /// When a project or key was last used. Usage is charged by the hour, so no more is known than the hour.
    /// </summary>
    /// <param name="hour">Start of the hour; null for none within <see cref="ProjectsView.UsageSpan"/>.</param>
    /// <param name="createdAt">The time before which it was not there to be used.</param>
    /// <param name="now">The present.</param>
    public static string LastUsed(DateTimeOffset? hour, DateTimeOffset createdAt, DateTimeOffset now) =>
        hour switch
        {
            null when now - createdAt < ProjectsView.UsageSpan => "never",
            null => "not in 30 days",
            { } at when now - at < TimeSpan.FromHours(1) => "this hour",
            { } at => $"{Figures.Span(now - at)} ago",
        };

    public static string Used(CountLimit limit) => $"{Figures.Whole(limit.Used)} of {Figures.Whole(limit.Limit)}";

    /// <summary>Why nothing more can be made, and what to do; null when something can.</summary>
    public static string? Reached(ProjectsView view)
    {
        var things = (view.ProjectLimit.IsReached, view.KeyLimit.IsReached) switch
        {
            (true, true) => "projects or API keys",
            (true, false) => "projects",
            (false, true) => "API keys",
            _ => null,
        };
        return things is null
            ? null
            : $"No more {things} can be made. Delete what is no longer needed, raise the limit (see Limits), or have "
                + "the customer upgrade the plan.";
    }

    public static string Kind(LimitKind kind) => kind == LimitKind.Projects ? "Projects" : "API keys";

    private static string Deletes(ProjectSummary project) =>
        project.Keys.Count == 0
            ? "It has no keys. New work that names it is refused at once. Its transcripts and usage stay. This "
                + "cannot be undone."
            : $"Its {Figures.Count(project.Keys.Count, "key is", "keys are")} deleted with it: "
                + $"{string.Join(", ", project.Keys.Select(key => $"{key.Name} ({Prefix(key.Prefix)})"))}. "
                + $"Every program that uses {(project.Keys.Count == 1 ? "it" : "one of them")} is refused from its "
                + "next call on. The project's transcripts and usage stay. This cannot be undone.";

    public static string RenameOf(string name) => $"Rename project {name}";

    public static string DeleteOf(string name) => $"Delete project {name}";

    public static string NewKeyOf(string name) => $"New key of project {name}";

    public static string KeysOf(string name) => $"Keys of project {name}";

    public static string DeleteKeyOf(string name) => $"Delete key {name}";

    public static string By(string person) => $"by {person}";

    public static string MadeBefore(string prefix) => $"The key {Prefix(prefix)} was made before.";

    public static string KeyIn(ApiKeySummary key, ProjectSummary project, string accountId) =>
        $"{key.Name}, {Prefix(key.Prefix)}, of project {project.Name} of account {accountId}";

    public static string OfAccount(string project, string accountId) => $"{project}, of account {accountId}";

    public static string AccountUses(string accountId, CountLimit limit) =>
        $"Account {accountId}: {Used(limit)} {Kind(limit.Kind)} ({ProjectTexts.Source(limit)})";
}
