using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Cancellation;

namespace SupportConsole.Components.Transcripts;

/// <summary>
/// Asks for reason and ticket before a waiting transcript is cancelled; closes itself then, and a message says what
/// happened.
/// </summary>
public sealed partial class CancelTranscriptDialog
{
    private readonly Attempt _attempt = new();
    private string _reason = "";
    private string _ticket = "";
    private bool _submitted;
    private CancelOutcome? _outcome;
    private string? _failure;

    [Inject]
    public required ICancellationService Cancellation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required ILogger<CancelTranscriptDialog> Logger { get; init; }

    /// <summary>Whose.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Which.</summary>
    [Parameter, EditorRequired]
    public required string TranscriptId { get; set; }

    /// <inheritdoc/>
    protected override Attempt Attempt => _attempt;

    /// <inheritdoc/>
    protected override bool IsDone => _outcome is CancelOutcome.Canceled;

    /// <inheritdoc/>
    protected override string DraftKey => $"cancel-transcript:{TranscriptId}";

    private CancelRequest Request => new(AccountId, TranscriptId, _reason.Trim(), _ticket.Trim(), Attempt.Id);

    /// <inheritdoc/>
    protected override void Restore(CancelTranscriptDraft draft) =>
        (_reason, _ticket) = (draft.Reason ?? "", draft.Ticket ?? "");

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
        _submitted ? Request.Problems().FirstOrDefault(problem => problem.Field == field)?.Message : null;

    private Task CancelTranscriptAsync() => AttemptAsync(AskAsync);

    private async Task<bool> AskAsync(Actor actor)
    {
        (_submitted, _failure) = (true, null);
        if (Request.Problems().Count > 0)
        {
            return false;
        }

        var answered = await Attempt.RunAsync(
            async () => _outcome = await Cancellation.CancelAsync(actor, Request, CancellationToken.None),
            exception =>
            {
                Logger.AttemptFailed(AccountId, exception);
                _failure = TranscriptWords.CancelUnanswered;
            }
        );
        if (_outcome is CancelOutcome.Canceled canceled)
        {
            // Here, because the page may have been left meanwhile.
            Toasts.Add(TranscriptWords.Canceled(TranscriptId), canceled.AuditSequence);
        }

        return answered;
    }
}
