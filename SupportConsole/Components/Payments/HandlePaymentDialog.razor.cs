using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Inbox;

namespace SupportConsole.Components.Payments;

/// <summary>
/// Asks whose a payment is, or why nothing is to be done about it; closes itself when that is done, and a message says
/// what happened.
/// </summary>
public sealed partial class HandlePaymentDialog
{
    private readonly Attempt _attempt = new();
    private string _account = "";
    private string _reason = "";
    private bool _submitted;
    private InboxPayment? _payment;
    private HandleOutcome? _outcome;
    private string? _failure;
    private string? _error;

    [Inject]
    public required IPaymentInbox Inbox { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required ILogger<HandlePaymentDialog> Logger { get; init; }

    /// <summary>Which. Another payment is another dialog: give it a key.</summary>
    [Parameter, EditorRequired]
    public required string PaymentId { get; set; }

    /// <summary>True to give it to an account, false to dismiss it.</summary>
    [Parameter]
    public bool Matches { get; set; }

    /// <inheritdoc/>
    protected override Attempt Attempt => _attempt;

    /// <inheritdoc/>
    protected override bool IsDone => _outcome is HandleOutcome.Applied;

    /// <inheritdoc/>
    protected override string DraftKey => $"{(Matches ? "match" : "dismiss")}-payment:{PaymentId}";

    private string? ReasonProblem => _submitted ? Justification.ReasonProblem(_reason) : null;

    private string? AccountProblem => _submitted && Matches && _account.Length == 0 ? PaymentWords.NoAccount : null;

    private string? Refusal =>
        _outcome switch
        {
            HandleOutcome.Refused refused => refused.Sentence,
            HandleOutcome.Forbidden forbidden => forbidden.Sentence,
            HandleOutcome.Invalid invalid => invalid.Sentence,
            HandleOutcome.Unknown => InboxTexts.NothingWaits,
            _ => null,
        };

    /// <inheritdoc/>
    protected override void Restore(HandlePaymentDraft draft) =>
        (_account, _reason) = (draft.Account ?? "", draft.Reason ?? "");

    /// <inheritdoc/>
    protected override async Task AnsweredAsync()
    {
        await base.AnsweredAsync();
        if (IsDone)
        {
            await OnClose.InvokeAsync();
        }
        else
        {
            // What is refused has moved meanwhile: the next attempt is against what is seen now.
            await LookAsync();
        }
    }

    private async Task BeginAsync()
    {
        await ShownAsync();
        await LookAsync();
    }

    /// <summary>Reads the payment that the attempt is against.</summary>
    private async Task LookAsync()
    {
        _error = null;
        try
        {
            if (await CurrentActor.FindAsync() is { } actor)
            {
                _payment = (await Inbox.FindAsync(actor, PaymentId, Gone))?.Payment;
                _outcome ??= _payment is null ? new HandleOutcome.Unknown() : null;
            }
        }
        catch (Exception exception) when (!Gone.IsCancellationRequested)
        {
            Logger.ActFailed("The look at a payment", exception);
            _error = SharedWords.PartFailed;
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            return;
        }

        StateHasChanged();
    }

    private void Choose(string? accountId)
    {
        (_account, _outcome, _failure) = (accountId ?? "", null, null);
        Attempt.Change();
    }

    private void Type(string? text)
    {
        (_reason, _outcome, _failure) = (text ?? "", null, null);
        Attempt.Change();
    }

    private Task SendAsync() =>
        AttemptAsync(async actor =>
        {
            (_submitted, _failure) = (true, null);
            return ReasonProblem is null && AccountProblem is null && _payment is not null && await AskAsync(actor);
        });

    private async Task<bool> AskAsync(Actor actor)
    {
        var payment = _payment!;
        var request = new HandleRequest(PaymentId, payment.State, Matches ? _account : null, _reason.Trim(), Attempt.Id)
        {
            SeenAuditSequence = payment.HandledAuditSequence,
        };
        var answered = await Attempt.RunAsync(
            async () => _outcome = await Inbox.HandleAsync(actor, request, CancellationToken.None),
            exception =>
            {
                Logger.ActFailed("An act on a payment", exception);
                _failure = PaymentWords.Unanswered;
            }
        );
        if (_outcome is HandleOutcome.Applied applied)
        {
            // Here, because the page may have been left meanwhile.
            Toasts.Add(
                Matches
                    ? PaymentWords.Matched(applied.AccountId!, applied.BalanceUsd)
                    : PaymentWords.Dismissed(payment),
                applied.AuditSequence
            );
        }

        return answered;
    }
}
