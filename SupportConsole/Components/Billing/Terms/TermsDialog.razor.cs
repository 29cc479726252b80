using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Terms;
using SupportConsole.Core.Limits;

namespace SupportConsole.Components.Billing.Terms;

/// <summary>Changes how an account pays: shows what that does to its limits, and afterwards what happened.</summary>
public sealed partial class TermsDialog : IAsyncDisposable
{
    private readonly CancellationTokenSource _left = new();
    private readonly CancellationToken _gone;
    private TermsModel _model = null!;
    private FormDrafts<TermsDraft> _drafts = null!;
    private ElementReference _form;
    private ElementReference _close;
    private bool _focusClose;

    // The token outlives its source, which is disposed with the dialog while an attempt may still be on its way.
    public TermsDialog() => _gone = _left.Token;

    [Inject]
    public required ITermsService Service { get; init; }

    [Inject]
    public required IOptions<LimitOptions> Limits { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required ILogger<TermsDialog> Logger { get; init; }

    /// <summary>Whose.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Its money, live; null while it is not known.</summary>
    [Parameter, EditorRequired]
    public BillingFacts? Facts { get; set; }

    /// <summary>It was given up, or is done.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    /// <summary>An attempt was answered: whatever shows the account is out of date.</summary>
    [Parameter]
    public EventCallback OnAnswered { get; set; }

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
        _model = new TermsModel(Service, Limits.Value, AccountId);
        _drafts = new FormDrafts<TermsDraft>(Js, $"billing-terms:{AccountId}");
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

    private async Task ChangeAsync()
    {
        var actor = await CurrentActor.GetAsync();
        var answered = await _model.ChangeAsync(actor, exception => Logger.ActFailed("A change of billing terms", exception));
        if (answered && _model.Outcome is TermsOutcome.Applied)
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
