using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.Live;

namespace SupportConsole.Components.Home;

/// <summary>Accounts that have been far over their limit for long, and who looks after each.</summary>
public sealed partial class AlertsCard : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private Part<IReadOnlyList<StandingAlert>> _alerts = null!;
    private LiveRefresh? _live;
    private Actor? _actor;
    private string? _problem;
    private long? _takingOver;
    private bool _mayHandle;
    private bool _busy;

    [Inject]
    public required IAlerts Alerts { get; init; }

    [Inject]
    public required IOptions<AlertOptions> Options { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<AlertsCard> Logger { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _live?.Dispose();
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _alerts = new Part<IReadOnlyList<StandingAlert>>("the alerts", Logger);
        _actor = await CurrentActor.GetAsync();
        _mayHandle = _actor.May(Permission.HandleAlerts);
        await LoadAsync();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _live = new LiveRefresh(Clock, TimeSpan.FromSeconds(1), () => InvokeAsync(ReloadAsync), signal => Updates.Subscribe(null, signal));
        }
    }

    private bool IsMine(AccountAlert alert) => alert.ClaimedById == _actor?.Id;

    private Task LoadAsync() => _alerts.LoadAsync(async token => await Alerts.ListAsync(_actor!, token), _left.Token);

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task ClaimAsync(AccountAlert alert) => ActAsync(id => Alerts.ClaimAsync(_actor!, alert.Id, alert.ClaimedById, id, CancellationToken.None));

    private Task ReleaseAsync(AccountAlert alert) => ActAsync(id => Alerts.ReleaseAsync(_actor!, alert.Id, id, CancellationToken.None));

    private Task FinishAsync(AccountAlert alert) => ActAsync(id => Alerts.FinishAsync(_actor!, alert.Id, id, CancellationToken.None));

    private async Task ActAsync(Func<string, Task<AlertOutcome>> act)
    {
        (_busy, _problem, _takingOver) = (true, null, null);
        try
        {
            _problem = (await act(Guid.NewGuid().ToString("N")) as AlertOutcome.Refused)?.Sentence;
            await LoadAsync();
        }
        catch (Exception exception)
        {
            Logger.ActFailed("An act on an alert", exception);
            _problem = AlertCardTexts.Unanswered;
        }
        finally
        {
            _busy = false;
        }
    }
}
