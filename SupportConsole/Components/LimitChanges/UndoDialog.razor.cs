using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Components.LimitChanges;

/// <summary>Asks before the last change is taken back.</summary>
public sealed partial class UndoDialog
{
    private string? _reason;
    private string _correlationId = Guid.NewGuid().ToString("N");
    private string? _attempted;
    private LimitMoveOutcome? _outcome;
    private string? _problem;
    private bool _running;

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
        if (_running)
        {
            return;
        }

        if (_attempted is not null && _attempted != (_reason ?? ""))
        {
            _correlationId = Guid.NewGuid().ToString("N");
        }

        (_running, _problem, _attempted) = (true, null, _reason ?? "");
        try
        {
            var actor = await CurrentActor.GetAsync();
            _outcome = await LimitChanges.UndoAsync(actor, new(Change.AccountId, Change.AuditSequence, _reason, _correlationId), CancellationToken.None);
            _correlationId = Guid.NewGuid().ToString("N");
            _problem = _outcome switch
            {
                LimitMoveOutcome.Refused refused => refused.Sentence,
                LimitMoveOutcome.Forbidden forbidden => forbidden.Sentence,
                LimitMoveOutcome.Invalid invalid => string.Join(' ', invalid.Problems.Select(problem => problem.Message)),
                LimitMoveOutcome.UnknownAccount => ChangeLimitTexts.UnknownAccount,
                _ => null,
            };
            await OnUndone.InvokeAsync();
        }
        catch (Exception exception)
        {
            Logger.AttemptFailed(Change.AccountId, exception);
            _problem = LimitStateTexts.UndoUnanswered;
        }
        finally
        {
            _running = false;
        }
    }
}
