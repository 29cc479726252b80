using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;

namespace SupportConsole.Core.Projects;

/// <summary>Whether something may be done, as one pure function.</summary>
internal static class ProjectPolicy
{
    /// <summary>The rule that refuses it; null when none does.</summary>
    /// <param name="request">What is wanted; its fields are within their ranges.</param>
    /// <param name="book">What the account has.</param>
    public static ProjectRefusal? Refusal(ProjectRequest request, ProjectSnapshot book) =>
        request switch
        {
            CreateProject create => Create(create, book),
            RenameProject rename => Rename(rename, book),
            DeleteProject { ProjectId: Project.DefaultId } => new(ProjectTexts.DefaultStays),
            DeleteProject delete => book.Find(delete.ProjectId) is null ? Moved(ProjectTexts.ProjectGone) : null,
            CreateApiKey create => Create(create, book),
            DeleteApiKey delete => book.FindKey(delete.ApiKeyId) is null ? Moved(ProjectTexts.KeyGone) : null,
            _ => throw new ArgumentOutOfRangeException(nameof(request), request, null),
        };

    private static ProjectRefusal? Create(CreateProject request, ProjectSnapshot book) =>
        book.Projects.FirstOrDefault(project => ProjectRules.IsSameName(project.Name, request.Name)) is { } other
            ? new(ProjectTexts.ProjectNameTaken(other.Name))
        : book.ProjectLimit.IsReached ? new(ProjectTexts.LimitReached(book.ProjectLimit))
        : null;

    private static ProjectRefusal? Create(CreateApiKey request, ProjectSnapshot book) =>
        book.Find(request.ProjectId) is null ? Moved(ProjectTexts.ProjectGone)
        : book.KeysOf(request.ProjectId).FirstOrDefault(key => ProjectRules.IsSameName(key.Name, request.Name))
            is { } other
            ? new(ProjectTexts.KeyNameTaken(other.Name))
        : book.KeyLimit.IsReached ? new(ProjectTexts.LimitReached(book.KeyLimit))
        : null;

    private static ProjectRefusal? Rename(RenameProject request, ProjectSnapshot book)
    {
        if (book.Find(request.ProjectId) is not { } project)
        {
            return Moved(ProjectTexts.ProjectGone);
        }

        if (project.Name != request.SeenName)
        {
            return Moved(ProjectTexts.Renamed(request.SeenName, project.Name));
        }

        // Another case of its own name is another name.
        return project.Name == request.Name.Trim() ? new(ProjectTexts.NameSame(project.Name))
            : book.Projects.FirstOrDefault(other =>
                other.Id != project.Id && ProjectRules.IsSameName(other.Name, request.Name)
            )
                is { } taken
                ? new(ProjectTexts.ProjectNameTaken(taken.Name))
            : null;
    }

    private static ProjectRefusal Moved(string sentence) => new(sentence, AuditOutcome.Conflict);
}

/// <summary>Why something is not done.</summary>
/// <param name="Sentence">For the person.</param>
/// <param name="Outcome">For the audit.</param>
internal sealed record ProjectRefusal(string Sentence, AuditOutcome Outcome = AuditOutcome.Refused);
