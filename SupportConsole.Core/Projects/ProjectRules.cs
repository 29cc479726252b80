using SupportConsole.Core.Audit;
using SupportConsole.Core.Texts;

namespace SupportConsole.Core.Projects;

/// <summary>What may be asked for: the dialogs ask as one types, the service asks again.</summary>
public static class ProjectRules
{
    public const int MaximumNameLength = 64;

    /// <summary>What is wrong, field by field; empty when nothing is.</summary>
    public static IReadOnlyList<ProjectProblem> Validate(ProjectRequest request)
    {
        var own = request switch
        {
            CreateProject create => Problem(nameof(create.Name), NameProblem(create.Name, ProjectTexts.Project)),
            RenameProject rename => Problem(nameof(rename.Name), NameProblem(rename.Name, ProjectTexts.Project)),
            CreateApiKey create => Problem(nameof(create.Name), NameProblem(create.Name, ProjectTexts.Key)),
            _ => [],
        };
        return
        [
            .. own,
            .. Problem(nameof(request.Reason), Justification.ReasonProblem(request.Reason)),
            .. Problem(nameof(request.Ticket), Justification.TicketProblem(request.Ticket)),
            .. Problem(nameof(request.CorrelationId), Justification.AttemptProblem(request.CorrelationId)),
        ];
    }

    /// <summary>What is wrong with a name; null when nothing is.</summary>
    /// <param name="name">As typed; blanks around it do not count.</param>
    /// <param name="noun">What it names: "project".</param>
    public static string? NameProblem(string name, string noun)
    {
        var text = name.Trim();
        if (text.Length == 0)
        {
            return ProjectTexts.NameMissing(noun);
        }

        if (text.Length > MaximumNameLength)
        {
            return ProjectTexts.NameTooLong(text.Length);
        }

        return VisibleText.Problem(text, "name", isMultiline: false);
    }

    /// <summary>The same name to people: blanks around it and case do not count.</summary>
    public static bool IsSameName(string one, string other) =>
        string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<ProjectProblem> Problem(string field, string? message) =>
        message is null ? [] : [new(field, message)];
}
