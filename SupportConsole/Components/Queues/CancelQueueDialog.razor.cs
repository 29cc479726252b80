using System.Globalization;
using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Cancellation;
using SupportConsole.Core.Projects;

namespace SupportConsole.Components.Queues;

/// <summary>
/// Cancels all that waits of an account or a project: the count is typed to confirm, the progress is shown, and it stops
/// on request or when the page is left.
/// </summary>
public sealed partial class CancelQueueDialog
{
    private readonly Attempt _attempt = new();
    private CancellationTokenSource _stop = new();
    private IReadOnlyList<(string Key, string Text)> _projects = [];
    private string _project = "";
    private QueueCount? _shown;
    private string _typed = "";
    private string _reason = "";
    private string _ticket = "";
    private int _canceled;
    private bool _countAgain;
    private bool _submitted;
    private QueueCancelOutcome? _outcome;
    private string? _failure;

    [Inject]
    public required ICancellationService Cancellation { get; init; }

    [Inject]
    public required IProjectService Projects { get; init; }

    [Inject]
    public required ILogger<CancelQueueDialog> Logger { get; init; }

    /// <summary>Whose queue.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <inheritdoc/>
    protected override Attempt Attempt => _attempt;

    /// <inheritdoc/>
    protected override bool IsDone => _outcome is QueueCancelOutcome.Done or QueueCancelOutcome.Stopped;

    /// <inheritdoc/>
    protected override string DraftKey => $"cancel-queue:{AccountId}";

    private string? ProjectId => _project.Length == 0 ? null : _project;

    private long EndEntry =>
        _outcome switch
        {
            QueueCancelOutcome.Done done => done.AuditSequence,
            QueueCancelOutcome.Stopped stopped => stopped.AuditSequence,
            _ => 0,
        };

    private QueueCancelRequest Request =>
        new(
            AccountId,
            ProjectId,
            _shown ?? new(0, 0),
            int.TryParse(_typed.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var typed)
                ? typed
                : null,
            _reason.Trim(),
            _ticket.Trim(),
            Attempt.Id
        );

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await base.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (await CurrentActor.FindAsync() is { } actor)
        {
            var found = await Projects.FindAsync(actor, AccountId, Gone);
            _projects =
            [
                ("", QueueWords.AllProjects),
                .. (found?.Projects ?? []).Select(project => (project.Id, project.Name)),
            ];
            await CountAsync();
        }
    }

    /// <summary>
    /// What was typed comes back, the count does not: part of it may be cancelled by the attempt of before, so that what
    /// is confirmed now is another attempt over what still waits.
    /// </summary>
    protected override void Restore(CancelQueueDraft draft)
    {
        (_project, _reason, _ticket) = (draft.Project ?? "", draft.Reason ?? "", draft.Ticket ?? "");
        (_shown, _countAgain) = (null, true);
        Attempt.Change();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (_countAgain)
        {
            _countAgain = false;
            await CountAsync();
            StateHasChanged();
        }
    }

    private Task ChooseAsync(string project)
    {
        Edit(() => _project = project);
        return CountAsync();
    }

    private async Task CountAsync()
    {
        if (await CurrentActor.FindAsync() is { } actor)
        {
            Edit(() => _shown = null);
            try
            {
                _shown = await Cancellation.CountAsync(actor, AccountId, ProjectId, Gone);
            }
            catch (OperationCanceledException) when (Gone.IsCancellationRequested)
            {
                // The dialog is closed.
            }
        }
    }

    private void Edit(Action edit)
    {
        edit();
        (_outcome, _failure) = (null, null);
        Attempt.Change();
    }

    private string? ProblemOf(string field) =>
        _submitted ? Request.Problems().FirstOrDefault(problem => problem.Field == field)?.Message : null;

    private Task StopAsync() => _stop.CancelAsync();

    private Task CancelQueueAsync() => AttemptAsync(AskAsync);

    private async Task<bool> AskAsync(Actor actor)
    {
        (_submitted, _failure, _canceled) = (true, null, 0);
        if (Request.Problems().Count > 0)
        {
            return false;
        }

        _stop.Dispose();
        _stop = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        return await Attempt.RunAsync(
            async () => _outcome = await Cancellation.CancelQueueAsync(actor, Request, TellAsync, _stop.Token),
            exception =>
            {
                Logger.AttemptFailed(AccountId, exception);
                _failure = QueueWords.CancelUnanswered;
            }
        );
    }

    private Task TellAsync(int canceled)
    {
        _canceled = canceled;
        return Gone.IsCancellationRequested ? Task.CompletedTask : InvokeAsync(StateHasChanged);
    }
}
