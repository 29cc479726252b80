using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Components.LimitChanges;

/// <summary>
/// Asks for reason and ticket before the last change is taken back; closes itself then, and a message says what
/// happened.
/// </summary>
public sealed partial class UndoDialog
{
    private readonly Attempt _attempt = new();
    private string _reason = "";
    private string _ticket = "";
    private bool _submitted;
    private LimitMoveOutcome? _outcome;
    private string? _failure;

    [Inject]
    public required ILimitChangeService LimitChanges { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required ILogger<UndoDialog> Logger { get; init; }

    /// <summary>What is taken back.</summary>
    [Parameter, EditorRequired]
    public required LimitChange Change { get; set; }

    /// <inheritdoc/>
    protected override Attempt Attempt => _attempt;

    /// <inheritdoc/>
    protected override bool IsDone => _outcome is LimitMoveOutcome.Applied;

    /// <inheritdoc/>
    protected override string DraftKey => $"undo:{Change.AccountId}:{Change.AuditSequence}";

    private LimitUndoRequest Request =>
        new(Change.AccountId, Change.AuditSequence, _reason.Trim(), _ticket.Trim(), Attempt.Id);

    /// <inheritdoc/>
    protected override void Restore(UndoDraft draft) => (_reason, _ticket) = (draft.Reason ?? "", draft.Ticket ?? "");

    /// <inheritdoc/>
    protected override async Task AnsweredAsync()
    {
        await base.AnsweredAsync();
        if (IsDone)
        {
            await OnClose.InvokeAsync();
        }
    }

    private void Edit(Action edit)
    {
        edit();
        (_outcome, _failure) = (null, null);
        Attempt.Change();
    }

    private string? ProblemOf(string field) =>
        _submitted
            ? LimitChangeValidator.Validate(Request).FirstOrDefault(problem => problem.Field == field)?.Message
            : null;

    private Task UndoAsync() => AttemptAsync(AskAsync);

    private async Task<bool> AskAsync(Actor actor)
    {
        (_submitted, _failure) = (true, null);
        if (LimitChangeValidator.Validate(Request).Count > 0)
        {
            return false;
        }

        var answered = await Attempt.RunAsync(
            async () => _outcome = await LimitChanges.UndoAsync(actor, Request, CancellationToken.None),
            exception =>
            {
                Logger.AttemptFailed(Change.AccountId, exception);
                _failure = LimitChangeWords.UndoUnanswered;
            }
        );
        if (_outcome is LimitMoveOutcome.Applied applied)
        {
            // Here, because the page may have been left meanwhile.
            Toasts.Add(LimitChangeWords.Undone(Change.AccountId, applied), applied.AuditSequence);
        }

        return answered;
    }
}
