using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Replies;

namespace SupportConsole.Components.Accounts.Replies;

/// <summary>
/// Replies to the customer, filled in and ready to copy, the fitting one first; and the question to engineering.
/// </summary>
public sealed partial class RepliesCard
{
    private readonly Attempt _attempt = new();
    private (string AccountId, bool AboutRates)? _shown;

    // A reply that was chosen stays, whatever fits better a moment later.
    private ReplyKind? _chosen;
    private string? _asking;
    private string? _problem;

    [Inject]
    public required IReplies Replies { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required ILogger<RepliesCard> Logger { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>True for the replies about streaming sessions and LeMUR requests.</summary>
    [Parameter]
    public bool AboutRates { get; set; }

    /// <summary>Raised when a question was asked: the account's activity is out of date.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an account's replies";

    /// <inheritdoc/>
    protected override object Key => AccountId;

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(2);

    private ReplySheet Sheet => Shown.Value!;

    private IReadOnlyList<Reply> Offered => AboutRates ? Sheet.Rates : Sheet.Replies;

    private ReplyKind? Fits => AboutRates ? Sheet.RateFits : Sheet.Fits;

    private Reply? Chosen =>
        Shown.Value is null ? null : Offered.FirstOrDefault(reply => reply.Kind == (_chosen ?? Fits));

    private bool MayAsk => Actor?.May(Permission.AskEngineering) == true;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (_shown != (AccountId, AboutRates))
        {
            _shown = (AccountId, AboutRates);
            (_chosen, _asking, _problem) = (null, null, null);
        }

        return base.OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override Func<Actor, CancellationToken, Task<ReplySheet?>> Read()
    {
        var (replies, id) = (Replies, AccountId);
        return (actor, token) => replies.FindAsync(actor, id, token);
    }

    /// <summary>Stops the question's figures: what is read is what is posted.</summary>
    private void Ask()
    {
        (_asking, _problem) = (Sheet.EngineeringNote, null);
        _attempt.Change();
    }

    private async Task PostAsync()
    {
        _problem = null;
        QuestionOutcome? outcome = null;
        var answered = await _attempt.RunAsync(
            async () =>
                outcome = await Replies.AskAsync(
                    await CurrentActor.GetAsync(),
                    AccountId,
                    _asking!,
                    _attempt.Id,
                    CancellationToken.None
                ),
            exception =>
            {
                Logger.ActFailed("A question to engineering", exception);
                _problem = ReplyWords.Unanswered;
            }
        );
        if (answered)
        {
            (_asking, _problem) = (null, (outcome as QuestionOutcome.Refused)?.Sentence);
            if (outcome is QuestionOutcome.Asked asked)
            {
                Toasts.Add(ReplyWords.Asked(AccountId), asked.AuditSequence);
            }

            await ReloadAsync();
            await OnChanged.InvokeAsync();
        }
    }
}
