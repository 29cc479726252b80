using System.Globalization;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Projects;

/// <summary>
/// The sentences of projects and API keys: answered by the service, shown in the dialogs and kept in the audit.
/// </summary>
public static class ProjectTexts
{
    /// <summary>What a person calls one of the two.</summary>
    public const string Project = "project";

    /// <summary>What a person calls the other.</summary>
    public const string Key = "key";

    public const string Forbidden =
        "Your role does not include changing projects and API keys. Ask a support engineer.";
    public const string DefaultStays =
        "The default project cannot be deleted: calls that name no project mean it. Delete its keys instead.";
    public const string ProjectGone = "The project is gone: somebody deleted it meanwhile.";
    public const string KeyGone = "The key is gone: somebody deleted it meanwhile, or its project.";

    public static string NameMissing(string noun) =>
        $"Give the {noun} a name, for example {(noun == Project ? "staging" : "backend server")}.";

    public static string NameTooLong(int length) =>
        $"Keep the name to {N(ProjectRules.MaximumNameLength)} characters; it has {N(length)}.";

    public static string ProjectNameTaken(string name) =>
        $"The account has a project called “{name}” already. Choose another name.";

    public static string KeyNameTaken(string name) =>
        $"The project has a key called “{name}” already. Choose another name.";

    public static string NameSame(string name) => $"The project is called “{name}” already. Nothing was changed.";

    public static string Renamed(string seen, string current) =>
        $"The project is no longer called “{seen}” but “{current}”. Look again before you change it.";

    /// <summary>Where a limit comes from: "Free plan".</summary>
    public static string Source(CountLimit limit) =>
        limit.SetBy is { } person
            ? $"set by {person}; {PlanNames.Of(limit.Plan)} plan: {N(limit.PlanDefault)}"
            : $"{PlanNames.Of(limit.Plan)} plan";

    /// <summary>Why no more can be made, and what to do.</summary>
    public static string LimitReached(CountLimit limit)
    {
        var things = limit.Kind == LimitKind.Projects ? "projects" : "API keys";
        return $"The account has {N(limit.Used)} of {N(limit.Limit)} {things} ({Source(limit)}). Delete one that is "
            + "no longer needed, raise the account's own limit, "
            + "or have the customer upgrade the plan.";
    }

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
