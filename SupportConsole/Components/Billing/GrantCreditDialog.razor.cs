using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Replies;

namespace SupportConsole.Components.Billing;

/// <summary>Grants the one complimentary credit: shows what it would do while the balance moves, and afterwards what happened.</summary>
public sealed partial class GrantCreditDialog : IAsyncDisposable
{
    private readonly CancellationTokenSource _left = new();
    private readonly CancellationToken _gone;
    private GrantCreditModel _model = null!;
    private FormDrafts<GrantCreditDraft> _drafts = null!;
    private ElementReference _form;
    private ElementReference _close;
    private bool _focusClose;

    // The token outlives its source, which is disposed with the dialog while an attempt may still be on its way.
    public GrantCreditDialog() => _gone = _left.Token;

    [Inject]
    public required ICreditService Credits { get; init; }

    [Inject]
    public required IOptions<BillingOptions> Options { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required ILogger<GrantCreditDialog> Logger { get; init; }

    /// <summary>Whose.</summary>
    [Parameter, EditorRequired]
    public required Account Account { get; set; }

    /// <summary>Its money, live; null while it is not known.</summary>
    [Parameter, EditorRequired]
    public BillingFacts? Facts { get; set; }

    /// <summary>It was given up, or is done.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    /// <summary>An attempt was answered: whatever shows the account is out of date.</summary>
    [Parameter]
    public EventCallback OnAnswered { get; set; }

    private Reply? Reply => _model.Facts is { } facts && BillingReplyTexts.Fitting(facts, Options.Value) is not null ? BillingReplyTexts.All(facts, Options.Value)[0] : null;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        _left.Dispose();
        if (!_model.Running)
        {
            // Else the attempt's end still has to put the draft right.
            await _drafts.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _model = new GrantCreditModel(Credits, Options.Value, Account.Id);
        _drafts = new FormDrafts<GrantCreditDraft>(Js, $"grant-credit:{Account.Id}");
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _model.Show(Facts);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            if (await _drafts.AttachAsync(_form, _gone) is { } draft && !_gone.IsCancellationRequested)
            {
                _model.Restore(draft);
                StateHasChanged();
            }
        }
        else if (_focusClose && _close.Id is not null)
        {
            // Not before it is there: this may still be the end of a render from before the answer, which live figures caused.
            _focusClose = false;
            await _close.FocusAsync();
        }

        // What was answered, or was not and then edited, must not come back from the draft as the attempt it was.
        await _drafts.RenameAttemptAsync(_model.CorrelationId);
    }

    private string Invalid(string field) => _model.ProblemOf(field) is null ? "false" : "true";

    private async Task GrantAsync()
    {
        var actor = await CurrentActor.GetAsync();
        var answered = await _model.GrantAsync(actor, exception => Logger.ActFailed("A complimentary credit", exception));
        if (answered && _model.Outcome is CreditOutcome.Granted)
        {
            _focusClose = true;
            await _drafts.ClearAsync();
        }
        else if (answered)
        {
            await _drafts.RenameAttemptAsync(_model.CorrelationId);
        }

        if (_gone.IsCancellationRequested)
        {
            await _drafts.DisposeAsync();
        }
        else if (answered)
        {
            await OnAnswered.InvokeAsync();
        }
    }

    private async Task CancelAsync()
    {
        if (_model.Running)
        {
            return;
        }

        await _drafts.ClearAsync();
        if (!_gone.IsCancellationRequested)
        {
            await OnClose.InvokeAsync();
        }
    }
}
