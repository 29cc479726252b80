using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Live;

namespace SupportConsole.Components.Audit;

/// <summary>Who changed or tried to change what; filters, page and open entry stand in the address.</summary>
public sealed partial class AuditPage : IDisposable
{
    // A signal says that some account changed, rarely that something was audited, and each reading counts all matches.
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _left = new();
    private AuditFilter _filter = new();
    private AuditFilter? _loaded;
    private Part<Core.Audit.AuditPage> _page = null!;
    private LiveRefresh? _live;

    [Inject]
    public required IAuditReader Audit { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<AuditPage> Logger { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>An entry linked to from elsewhere: the list begins with it.</summary>
    [Parameter]
    public long? Sequence { get; set; }

    /// <summary>Carried from the prerendered page into the circuit.</summary>
    [PersistentState]
    public Core.Audit.AuditPage? Prerendered { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _live?.Dispose();
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _page = new Part<Core.Audit.AuditPage>("the audit", Logger);
        Navigation.LocationChanged += OnLocationChanged;
        if (Prerendered is { } known)
        {
            _page.Set(known);
            _filter = _loaded = ReadAddress();
        }
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => FollowAddressAsync();

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _live = new LiveRefresh(Clock, RefreshInterval, () => InvokeAsync(RefreshNewestAsync), signal => Updates.Subscribe(null, signal));
        }
    }

    private AuditFilter ReadAddress()
    {
        var filter = AuditFilter.Parse(new Uri(Navigation.Uri));
        return Sequence is { } sequence and > 0 and < long.MaxValue ? filter with { Before = sequence + 1, Entry = sequence } : filter;
    }

    private async Task FollowAddressAsync()
    {
        _filter = ReadAddress();
        if (_loaded is null || (_filter with { Entry = null }) != (_loaded with { Entry = null }))
        {
            _loaded = _filter;
            await LoadAsync();
            Prerendered = _page.Value;
        }
    }

    private async Task LoadAsync()
    {
        var actor = await CurrentActor.GetAsync();
        var query = _filter.ToQuery(Zone);
        await _page.LoadAsync(async token => await Audit.ListAsync(actor, query, token), _left.Token);
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    // Older pages do not change: an entry is never changed.
    private Task RefreshNewestAsync() => _filter.Before is null ? ReloadAsync() : Task.CompletedTask;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs args) => InvokeAsync(async () =>
    {
        // The parameters stay the same when only the query changes.
        if (new Uri(args.Location).AbsolutePath.StartsWith("/audit", StringComparison.Ordinal))
        {
            await FollowAddressAsync();
            StateHasChanged();
        }
    });

    private void Go(AuditFilter filter) => Navigation.NavigateTo(filter.ToUri());

    private void Open(long? sequence) => Navigation.NavigateTo((_filter with { Entry = sequence }).ToUri(), replace: true);
}
