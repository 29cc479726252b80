using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Sessions;

namespace SupportConsole.Components.Sessions;

/// <summary>Asks why before somebody's session is ended; closes itself then, and a message says what happened.</summary>
public sealed partial class EndSessionDialog
{
    private readonly Attempt _attempt = new();
    private string _reason = "";
    private bool _submitted;
    private RevokeOutcome? _outcome;
    private string? _failure;

    [Inject]
    public required IPersonSessions Sessions { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required ILogger<EndSessionDialog> Logger { get; init; }

    /// <summary>Which one. Another session is another dialog: give it a key.</summary>
    [Parameter, EditorRequired]
    public required PersonSession Session { get; set; }

    /// <inheritdoc/>
    protected override Attempt Attempt => _attempt;

    /// <inheritdoc/>
    protected override bool IsDone => _outcome is RevokeOutcome.Revoked;

    /// <inheritdoc/>
    protected override string DraftKey => $"end-session:{Session.Number}";

    private string? Problem => _submitted ? Justification.ReasonProblem(_reason) : null;

    /// <inheritdoc/>
    protected override void Restore(EndSessionDraft draft) => _reason = draft.Reason ?? "";

    /// <inheritdoc/>
    protected override async Task AnsweredAsync()
    {
        await base.AnsweredAsync();
        if (IsDone)
        {
            await OnClose.InvokeAsync();
        }
    }

    private void Type(string? text)
    {
        (_reason, _outcome, _failure) = (text ?? "", null, null);
        Attempt.Change();
    }

    private Task EndAsync() =>
        AttemptAsync(async actor =>
        {
            (_submitted, _failure) = (true, null);
            return Problem is null && await AskAsync(actor);
        });

    private async Task<bool> AskAsync(Actor actor)
    {
        var request = new RevokeRequest(Session.Number, _reason.Trim(), Attempt.Id);
        var answered = await Attempt.RunAsync(
            async () => _outcome = await Sessions.RevokeAsync(actor, request, CancellationToken.None),
            exception =>
            {
                Logger.ActFailed("The end of a session", exception);
                _failure = SessionWords.Unanswered;
            }
        );
        if (_outcome is RevokeOutcome.Revoked revoked)
        {
            // Here, because the page may have been left meanwhile.
            Toasts.Add(SessionWords.Ended(revoked.PersonName), revoked.AuditSequence);
        }

        return answered;
    }
}
