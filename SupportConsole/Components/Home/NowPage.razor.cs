using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Live;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Components.Home;

/// <summary>What goes on at this moment, over all accounts.</summary>
public sealed partial class NowPage : IDisposable
{
    /// <summary>Any commit concerns this page, and each of its refreshes reads over all accounts.</summary>
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _left = new();
    private Part<NowOverview> _now = null!;
    private Part<EscalationPage> _escalations = null!;
    private bool _mayViewEscalations;
    private LiveRefresh? _live;

    [Inject]
    public required IThrottlingReader Throttling { get; init; }

    [Inject]
    public required IEscalationService Escalations { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<NowPage> Logger { get; init; }

    /// <summary>Carried from the prerendered page into the circuit, so that it does not empty and fill again.</summary>
    [PersistentState]
    public NowOverview? Prerendered { get; set; }

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
        _now = new Part<NowOverview>("what goes on now", Logger);
        _escalations = new Part<EscalationPage>("the open escalations", Logger);
        _mayViewEscalations = (await CurrentActor.GetAsync()).May(Permission.ViewEscalations);
        if (Prerendered is { } known)
        {
            _now.Set(known);
            await LoadEscalationsAsync(await CurrentActor.GetAsync());
        }
        else
        {
            await LoadAsync();
            Prerendered = _now.Value;
        }
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _live = new LiveRefresh(
                Clock, RefreshInterval, () => InvokeAsync(ReloadAsync), signal => Updates.Subscribe(null, signal));
        }
    }

    private async Task LoadAsync()
    {
        var actor = await CurrentActor.GetAsync();
        await _now.LoadAsync(async token => await Throttling.NowAsync(actor, token), _left.Token);
        await LoadEscalationsAsync(actor);
    }

    private Task LoadEscalationsAsync(Actor actor) => _mayViewEscalations
        ? _escalations.LoadAsync(async token => await Escalations.ListAsync(actor, new(EscalationKind.Waiting), token), _left.Token)
        : Task.CompletedTask;

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }
}
