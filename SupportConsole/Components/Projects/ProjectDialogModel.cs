using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Projects;

namespace SupportConsole.Components.Projects;

/// <summary>
/// A dialog that changes projects or keys, without its page: what is typed, and one attempt at a time.
/// </summary>
internal sealed class ProjectDialogModel
{
    private readonly IProjectService _service;
    private readonly string _accountId;
    private IReadOnlyList<ProjectProblem> _answeredProblems = [];

    public ProjectDialogModel(IProjectService service, string accountId, ProjectDialogTarget target)
    {
        (_service, _accountId, Target) = (service, accountId, target);
        Name = target.Kind == ProjectDialogKind.RenameProject ? target.Project!.Name : "";
    }

    public ProjectDialogTarget Target { get; }

    public string Name { get; private set; }

    public string Reason { get; private set; } = "";

    public string Ticket { get; private set; } = "";

    /// <summary>The attempt; another text is another one.</summary>
    public Attempt Attempt { get; } = new();

    /// <summary>True once an attempt was made: what is wrong is said from then on.</summary>
    public bool Submitted { get; private set; }

    /// <summary>How the last attempt ended, until something is typed.</summary>
    public ProjectOutcome? Outcome { get; private set; }

    /// <summary>Why the last attempt has no answer.</summary>
    public string? Failure { get; private set; }

    public bool IsDone =>
        Outcome is ProjectOutcome.Done or ProjectOutcome.KeyCreated or ProjectOutcome.KeyCreatedBefore;

    public bool HasName =>
        Target.Kind is ProjectDialogKind.NewProject or ProjectDialogKind.RenameProject or ProjectDialogKind.NewKey;

    public bool IsDeletion => Target.Kind is ProjectDialogKind.DeleteProject or ProjectDialogKind.DeleteKey;

    public void TypeName(string? text) => Edit(() => Name = text ?? "");

    public void TypeReason(string? text) => Edit(() => Reason = text ?? "");

    public void TypeTicket(string? text) => Edit(() => Ticket = text ?? "");

    /// <summary>What was typed before a reload.</summary>
    public void Restore(ProjectDraft draft) =>
        (Name, Reason, Ticket) = (draft.Name ?? Name, draft.Reason ?? "", draft.Ticket ?? "");

    /// <summary>What is wrong with a field; null when nothing is, or when it is too early to say.</summary>
    public string? ProblemOf(string field) =>
        (Submitted ? Problems().FirstOrDefault(problem => problem.Field == field) : null)?.Message
        ?? _answeredProblems.FirstOrDefault(problem => problem.Field == field)?.Message;

    /// <summary>Makes the attempt. A second call while it runs, or once it is done, does nothing.</summary>
    /// <returns>True when there is an answer.</returns>
    public async Task<bool> ExecuteAsync(Actor actor, Action<Exception> failed)
    {
        if (Attempt.Running || IsDone)
        {
            return false;
        }

        (Submitted, Outcome, Failure) = (true, null, null);
        if (Problems().Count > 0)
        {
            return false;
        }

        var request = Request();
        return await Attempt.RunAsync(
            async () =>
            {
                Outcome = await _service.ExecuteAsync(actor, request, CancellationToken.None);
                _answeredProblems = Outcome is ProjectOutcome.Invalid invalid ? invalid.Problems : [];
            },
            exception =>
            {
                Failure = ProjectWords.Unanswered;
                failed(exception);
            }
        );
    }

    private IReadOnlyList<ProjectProblem> Problems() => ProjectRules.Validate(Request());

    /// <summary>What was answered before is about something else.</summary>
    private void Edit(Action edit)
    {
        edit();
        (Outcome, Failure, _answeredProblems) = (null, null, []);
        Attempt.Change();
    }

    private ProjectRequest Request()
    {
        var (reason, ticket, attempt) = (Reason.Trim(), Ticket.Trim(), Attempt.Id);
        return Target.Kind switch
        {
            ProjectDialogKind.NewProject => new CreateProject(_accountId, Name.Trim(), reason, ticket, attempt),
            ProjectDialogKind.RenameProject => new RenameProject(
                _accountId,
                Target.Project!.Id,
                Target.Project.Name,
                Name.Trim(),
                reason,
                ticket,
                attempt
            ),
            ProjectDialogKind.DeleteProject => new DeleteProject(
                _accountId,
                Target.Project!.Id,
                reason,
                ticket,
                attempt
            ),
            ProjectDialogKind.NewKey => new CreateApiKey(
                _accountId,
                Target.Project!.Id,
                Name.Trim(),
                reason,
                ticket,
                attempt
            ),
            ProjectDialogKind.DeleteKey => new DeleteApiKey(_accountId, Target.Key!.Id, reason, ticket, attempt),
            _ => throw new InvalidOperationException($"There is no dialog {Target.Kind}."),
        };
    }
}
