using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Projects;

namespace SupportConsole.Components.Projects;

/// <summary>
/// Everything that changes projects and keys: says what it will do, asks why, closes when it is done and tells what
/// happened; a new key's secret is shown once.
/// </summary>
public sealed partial class ProjectDialog
{
    private ProjectDialogModel _model = null!;

    [Inject]
    public required IProjectService Service { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required ILogger<ProjectDialog> Logger { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>What the dialog is for. Another target is another dialog: give it a key.</summary>
    [Parameter, EditorRequired]
    public required ProjectDialogTarget Target { get; set; }

    /// <inheritdoc/>
    protected override Attempt Attempt => _model.Attempt;

    /// <inheritdoc/>
    protected override bool IsDone => _model.IsDone;

    /// <inheritdoc/>
    protected override string DraftKey => $"projects:{AccountId}:{Target.Address}";

    private string Subtitle =>
        (Target.Project, Target.Key) switch
        {
            ({ } project, { } key) => ProjectWords.KeyIn(key, project, AccountId),
            ({ IsDefault: true } project, null) => ProjectWords.OfAccount(project.Name, AccountId),
            ({ } project, null) => ProjectWords.OfAccount($"{project.Name}, {project.Id}", AccountId),
            _ => ProjectWords.AccountUses(AccountId, Target.Limit!),
        };

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _model = new ProjectDialogModel(Service, AccountId, Target);
        base.OnInitialized();
    }

    /// <inheritdoc/>
    protected override void Restore(ProjectDraft draft) => _model.Restore(draft);

    /// <inheritdoc/>
    protected override async Task AnsweredAsync()
    {
        await base.AnsweredAsync();
        if (_model.Outcome is ProjectOutcome.Done)
        {
            await OnClose.InvokeAsync();
        }
    }

    private Task ExecuteAsync() =>
        AttemptAsync(async actor =>
        {
            var isAnswered = await _model.ExecuteAsync(actor, exception =>
                Logger.ActFailed("A change of projects or keys", exception)
            );
            if (isAnswered && _model.Outcome is ProjectOutcome.Done done)
            {
                // Told on whatever page the person is by now.
                Toasts.Add(ProjectWords.Done(Target, _model.Name), done.AuditSequence);
            }

            return isAnswered;
        });

    /// <summary>A slip of the finger must not throw away the only sight of a secret.</summary>
    private Task EscapeAsync() => _model.Outcome is ProjectOutcome.KeyCreated ? Task.CompletedTask : CancelAsync();
}
