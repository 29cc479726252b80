using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Live;

namespace SupportConsole.Components.LimitChanges;

/// <summary>What is going on with an account's limit: a temporary one counting down, an escalation that waits, a change that can be undone.</summary>
public sealed partial class LimitState : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private LimitChangeBasis? _basis;
    private LimitChange? _undoing;
    private LiveRefresh? _live;
    private string? _loadedId;
    private bool _isFailing;
    private Actor? _actor;
    private bool _mayView;

    [Inject]
    public required ILimitChangeService LimitChanges { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<LimitState> Logger { get; init; }

    /// <summary>Whose limit.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Something was undone: whatever shows the account is out of date.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _live?.Dispose();
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loadedId == AccountId)
        {
            return;
        }

        (_loadedId, _basis, _undoing) = (AccountId, null, null);
        _live?.Dispose();
        _live = null;
        await LoadAsync();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (_live is null)
        {
            var id = AccountId;
            _live = new LiveRefresh(Clock, LiveRefresh.Shortest, () => InvokeAsync(RefreshAsync), signal => Updates.Subscribe(id, signal));
        }
    }

    private async Task LoadAsync()
    {
        var id = AccountId;
        try
        {
            var actor = await CurrentActor.GetAsync();
            (_actor, _mayView) = (actor, actor.May(Permission.ViewEscalations));
            var basis = await LimitChanges.FindBasisAsync(actor, id, _left.Token);
            if (id == AccountId)
            {
                (_basis, _isFailing) = (basis, false);
            }
        }
        catch (Exception) when (_left.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception exception)
        {
            // What was shown stays; the figures beside it say that they cannot be read.
            if (!_isFailing)
            {
                _isFailing = true;
                Logger.BasisFailed(id, exception);
            }
        }
    }

    private async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task CloseAsync()
    {
        _undoing = null;
        await LoadAsync();
    }

    private async Task UndoneAsync()
    {
        await LoadAsync();
        await OnChanged.InvokeAsync();
    }
}
