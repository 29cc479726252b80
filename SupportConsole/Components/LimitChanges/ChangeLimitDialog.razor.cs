using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Live;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Readings;

namespace SupportConsole.Components.LimitChanges;

/// <summary>
/// Changes a throttle limit: says as one types whether it is applied at once, and afterwards what happened.
/// </summary>
public sealed partial class ChangeLimitDialog
{
    private ChangeLimitModel _model = null!;
    private LiveRefresh? _live;
    private string? _basisError;
    private AccountOverview? _account;

    [Inject]
    public required ILimitChangeService LimitChanges { get; init; }

    [Inject]
    public required IAccountReadings Readings { get; init; }

    [Inject]
    public required IEscalationService Escalations { get; init; }

    [Inject]
    public required IOptions<GuardrailOptions> Guardrails { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<ChangeLimitDialog> Logger { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required Account Account { get; set; }

    /// <summary>Transcripts in processing now.</summary>
    [Parameter]
    public int Running { get; set; }

    /// <inheritdoc/>
    protected override Attempt Attempt => _model.Attempt;

    /// <inheritdoc/>
    protected override bool IsDone => _model.IsDone;

    /// <inheritdoc/>
    protected override string DraftKey => $"change-limit:{Account.Id}";

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _live?.Dispose();
        return base.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        _model = new ChangeLimitModel(LimitChanges, Escalations, Guardrails.Value, Clock, Account.Id);
        return LoadBasisAsync();
    }

    /// <inheritdoc/>
    protected override Task OnAfterRenderAsync(bool firstRender)
    {
        // Called once the browser has shown it.
        _model.Shown();
        if (firstRender)
        {
            _live = new LiveRefresh(
                Clock,
                LiveRefresh.Shortest,
                () => InvokeAsync(RefreshAsync),
                signal => Updates.Subscribe(Account.Id, signal)
            );
        }

        return base.OnAfterRenderAsync(firstRender);
    }

    /// <inheritdoc/>
    protected override void Restore(ChangeLimitDraft draft) => _model.Restore(draft, Zone);

    /// <inheritdoc/>
    protected override async Task AnsweredAsync()
    {
        await LoadBasisAsync();
        await base.AnsweredAsync();
    }

    /// <summary>There is nothing more to do here: the message about it says what happened.</summary>
    private async Task RaisedAsync()
    {
        await OnAnswered.InvokeAsync();
        await CancelAsync();
    }

    private string? Held => LimitChangeWords.Held(_account, Zone, Clock.GetUtcNow());

    private string Subtitle =>
        $"{Account.Name}, {Account.Id}"
        + (_model.Basis is { } known ? LimitChangeWords.PlanDefault(known.PlanDefault) : "");

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
            var reading = await Readings.ReadAsync(actor, Account.Id, Gone);
            if (reading is { Basis: { } basis })
            {
                _model.Show(basis);
            }

            _account = reading is { Figures: { } figures } ? figures.Overview : _account;

            _basisError = null;
        }
        catch (Exception) when (Gone.IsCancellationRequested)
        {
            // The dialog was closed.
        }
        catch (Exception exception)
        {
            if (_basisError is null)
            {
                Logger.BasisFailed(Account.Id, exception);
            }

            _basisError = LimitChangeWords.BasisMissing;
        }
    }

    private Task ApplyAsync() =>
        AttemptAsync(actor => _model.ApplyAsync(actor, exception => Logger.AttemptFailed(Account.Id, exception)));
}
