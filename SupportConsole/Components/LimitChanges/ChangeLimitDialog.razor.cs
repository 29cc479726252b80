using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Live;

namespace SupportConsole.Components.LimitChanges;

/// <summary>Changes a throttle limit: says as one types whether it is applied at once, and afterwards what happened.</summary>
public sealed partial class ChangeLimitDialog : IAsyncDisposable
{
    private readonly CancellationTokenSource _left = new();
    private readonly CancellationToken _gone;
    private ChangeLimitModel _model = null!;
    private FormDrafts<ChangeLimitDraft> _drafts = null!;
    private LiveRefresh? _live;
    private ElementReference _form;
    private ElementReference _close;
    private bool _focusClose;
    private string? _basisError;

    // The token outlives its source, which is disposed with the dialog while an attempt may still be on its way.
    public ChangeLimitDialog() => _gone = _left.Token;

    [Inject]
    public required ILimitChangeService LimitChanges { get; init; }

    [Inject]
    public required IEscalationService Escalations { get; init; }

    [Inject]
    public required IOptions<GuardrailOptions> Guardrails { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required ILogger<ChangeLimitDialog> Logger { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>Whose limit.</summary>
    [Parameter, EditorRequired]
    public required Account Account { get; set; }

    /// <summary>It was given up, or is done.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    /// <summary>An attempt was answered: whatever shows the account is out of date.</summary>
    [Parameter]
    public EventCallback OnAnswered { get; set; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _live?.Dispose();
        await _left.CancelAsync();
        _left.Dispose();
        if (!_model.Running)
        {
            // Else the attempt's end still has to put the draft right.
            await _drafts.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _model = new ChangeLimitModel(LimitChanges, Escalations, Guardrails.Value, Clock, Account.Id);
        _drafts = new FormDrafts<ChangeLimitDraft>(Js, $"change-limit:{Account.Id}");
        await LoadBasisAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _live = new LiveRefresh(
                Clock, LiveRefresh.Shortest, () => InvokeAsync(RefreshAsync), signal => Updates.Subscribe(Account.Id, signal));
            if (await _drafts.AttachAsync(_form, _gone) is { } draft && !_gone.IsCancellationRequested)
            {
                _model.Restore(draft, Zone);
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

    private string ActionText => (_model.Running, _model.NeedsEngineering) switch
    {
        (false, false) => "Apply",
        (false, true) => "Request escalation",
        (true, false) => "Applying…",
        _ => "Requesting…",
    };

    private string Invalid(string field) => _model.ProblemOf(field) is null ? "false" : "true";

    private async Task RefreshAsync()
    {
        await LoadBasisAsync();
        StateHasChanged();
    }

    private async Task LoadBasisAsync()
    {
        try
        {
            var actor = await CurrentActor.GetAsync();
            if (await LimitChanges.FindBasisAsync(actor, Account.Id, _gone) is { } basis)
            {
                _model.Show(basis);
            }

            _basisError = null;
        }
        catch (Exception) when (_gone.IsCancellationRequested)
        {
            // The dialog was closed.
        }
        catch (Exception exception)
        {
            if (_basisError is null)
            {
                Logger.BasisFailed(Account.Id, exception);
            }

            _basisError = ChangeLimitTexts.BasisMissing;
        }
    }

    private async Task ApplyAsync()
    {
        var actor = await CurrentActor.GetAsync();
        // Closing the dialog must not tear an attempt in two, so nothing cancels it.
        var answered = await _model.ApplyAsync(actor, exception => Logger.AttemptFailed(Account.Id, exception), CancellationToken.None);
        if (answered)
        {
            await SettleDraftAsync();
        }

        if (_gone.IsCancellationRequested)
        {
            await _drafts.DisposeAsync();
        }
        else if (answered)
        {
            await LoadBasisAsync();
            await OnAnswered.InvokeAsync();
        }
    }

    private Task SettleDraftAsync()
    {
        if (!_model.IsDone)
        {
            return _drafts.RenameAttemptAsync(_model.CorrelationId);
        }

        _focusClose = true;
        return _drafts.ClearAsync();
    }

    private async Task RaisedAsync()
    {
        await LoadBasisAsync();
        await OnAnswered.InvokeAsync();
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
