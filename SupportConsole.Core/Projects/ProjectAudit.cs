using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Projects;

/// <summary>What the audit keeps of acts on projects and API keys.</summary>
internal static class ProjectAudit
{
    /// <summary>The entry of an act, before it is known how it ends: what was, and what was asked for.</summary>
    public static AuditDraft Draft(Actor actor, ProjectRequest request, ProjectSnapshot book) =>
        new()
        {
            Actor = actor,
            Action = ActionOf(request),
            Outcome = AuditOutcome.Applied,
            AccountId = request.AccountId,
            Before = Before(request, book)?.Write(),
            After = After(request, book)?.Write(),
            Reason = request.Reason.Trim(),
            Ticket = request.Ticket.Trim(),
            CorrelationId = request.CorrelationId,
        };

    /// <summary>A key as it stands in an entry.</summary>
    public static AuditedProject Of(ApiKey key, ProjectSnapshot book) =>
        new()
        {
            ApiKeyId = key.Id,
            Key = key.Name,
            Prefix = key.Prefix,
            ProjectId = key.ProjectId,
            Project = book.Find(key.ProjectId)?.Name,
        };

    /// <summary>A project as it stands in an entry.</summary>
    public static AuditedProject Of(Project project) => new() { ProjectId = project.Id, Project = project.Name };

    /// <summary>The answer of an attempt that was made before.</summary>
    public static ProjectOutcome Repeat(AuditEntry earlier) =>
        earlier switch
        {
            { Outcome: AuditOutcome.Forbidden } => new ProjectOutcome.Forbidden(earlier.Rule ?? ""),
            { Outcome: not AuditOutcome.Applied } => new ProjectOutcome.Refused(earlier.Rule ?? "", earlier.Sequence),
            { Action: AuditActions.CreateApiKey }
                when AuditedProject.Read(earlier.After) is { ApiKeyId: { } id, Prefix: { } prefix } =>
                new ProjectOutcome.KeyCreatedBefore(id, prefix, earlier.Sequence),
            _ => new ProjectOutcome.Done(earlier.Sequence),
        };

    private static string ActionOf(ProjectRequest request) =>
        request switch
        {
            CreateProject => AuditActions.CreateProject,
            RenameProject => AuditActions.RenameProject,
            DeleteProject => AuditActions.DeleteProject,
            CreateApiKey => AuditActions.CreateApiKey,
            DeleteApiKey => AuditActions.DeleteApiKey,
            _ => throw new ArgumentOutOfRangeException(nameof(request), request, null),
        };

    private static AuditedProject? Before(ProjectRequest request, ProjectSnapshot book) =>
        request switch
        {
            CreateProject => Counted(book.ProjectLimit),
            CreateApiKey => Counted(book.KeyLimit),
            RenameProject rename => book.Find(rename.ProjectId) is { } project
                ? Of(project)
                : new() { ProjectId = rename.ProjectId, Project = rename.SeenName },
            DeleteProject delete => book.Find(delete.ProjectId) is { } project
                ? Of(project) with
                {
                    Keys = string.Join(", ", book.KeysOf(project.Id).Select(key => $"{key.Name} ({key.Prefix}…)")),
                }
                : new() { ProjectId = delete.ProjectId },
            DeleteApiKey delete => book.FindKey(delete.ApiKeyId) is { } key
                ? Of(key, book)
                : new() { ApiKeyId = delete.ApiKeyId },
            _ => null,
        };

    private static AuditedProject? After(ProjectRequest request, ProjectSnapshot book) =>
        request switch
        {
            CreateProject create => new() { Project = create.Name.Trim() },
            RenameProject rename => new() { ProjectId = rename.ProjectId, Project = rename.Name.Trim() },
            CreateApiKey create => new()
            {
                Key = create.Name.Trim(),
                ProjectId = create.ProjectId,
                Project = book.Find(create.ProjectId)?.Name,
            },
            _ => null,
        };

    private static AuditedProject Counted(CountLimit limit) =>
        new()
        {
            LimitOn = limit.Kind == LimitKind.Projects ? "projects" : "API keys",
            Used = limit.Used,
            Limit = limit.Limit,
        };
}
