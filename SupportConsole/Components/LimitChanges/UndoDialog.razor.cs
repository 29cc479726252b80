using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Components.LimitChanges;

/// <summary>Asks before the last change is taken back.</summary>
public sealed partial class UndoDialog
{
    private readonly Attempt _attempt = new();
    private string _reason = "";
    private string _ticket = "";
    private LimitMoveOutcome? _outcome;
    private string? _problem;

    [Inject]
    public required ILimitChangeService LimitChanges { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILogger<UndoDialog> Logger { get; init; }

    /// <summary>What is taken back.</summary>
    [Parameter, EditorRequired]
    public required LimitChange Change { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    [Parameter]
    public EventCallback OnUndone { get; set; }

    private async Task UndoAsync()
    {
        _problem = null;
        _attempt.Want((_reason, _ticket));
        var actor = await CurrentActor.GetAsync();
        var answered = await _attempt.RunAsync(
            async () => _outcome = await LimitChanges.UndoAsync(actor, new(Change.AccountId, Change.AuditSequence, _reason.Trim(), _ticket.Trim(), _attempt.Id), CancellationToken.None),
            exception =>
            {
                Logger.AttemptFailed(Change.AccountId, exception);
                _problem = LimitStateTexts.UndoUnanswered;
            });
        if (answered)
        {
            _problem = ChangeLimitTexts.Problem(_outcome!);
            await OnUndone.InvokeAsync();
        }
    }
}
