using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Charts;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Live;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Throttling.History;

namespace SupportConsole.Components.Throttling.Periods;

/// <summary>
/// Who was throttled in a period. What is shown stands in the address, so that back, reload and links work.
/// </summary>
public sealed partial class ThrottlingPage : IDisposable
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(2);

    /// <summary>A period up to now gains nothing from being summed up more often.</summary>
    private static readonly TimeSpan PeriodInterval = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _left = new();
    private readonly CancellationToken _gone;
    private PeriodAddress _address = new(Period.Last(PeriodRules.Throttling.Standard));
    private PeriodAddress? _loaded;
    private Loadable<ThrottlingPeriod> _period = null!;
    private Loadable<IReadOnlyDictionary<string, AccountNow>> _present = null!;
    private CancellationTokenSource? _query;
    private TimeChartData? _chart;
    private LiveRefresh? _live;
    private AutoRefresh? _refresh = AutoRefresh.Live;
    private long _readAt;

    /// <summary>True while what is shown is of the period asked for before.</summary>
    private bool _overtaken;

    /// <summary>The token outlives its source, which is disposed with the part while a load may still run.</summary>
    public ThrottlingPage() => _gone = _left.Token;

    [Inject]
    public required IThrottlingHistory History { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<ThrottlingPage> Logger { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>Carried from the prerendered page into the circuit, so that it does not empty and fill again.</summary>
    [PersistentState]
    public ThrottlingPeriod? Prerendered { get; set; }

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
        _period = NewPart();
        _present = new Loadable<IReadOnlyDictionary<string, AccountNow>>("who is still throttled", Logger);
        Navigation.LocationChanged += OnLocationChanged;
        if (Prerendered is { } known)
        {
            _period.Set(known);
            _address = _loaded = ReadAddress();
            _chart = StackedTimeChart.Of(ThrottledStack.Of(known, _address.Measure));
            _readAt = Clock.GetTimestamp();
        }
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        await FollowAddressAsync();
        Prerendered = _period.Value;
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _live = new LiveRefresh(
                Clock,
                RefreshInterval,
                () => InvokeAsync(RefreshAsync),
                signal => Updates.Subscribe(null, signal)
            );
        }
    }

    private bool IsBusy => _overtaken || (_period.Value is null && _period.Error is null);

    private long? Figure(Func<PeriodTotals, long> figure) => _period.Value is { } period ? figure(period.Totals) : null;

    private static string Truth(bool value) => value ? "true" : "false";

    private Loadable<ThrottlingPeriod> NewPart() => new("the throttling of a period", Logger);

    private PeriodAddress ReadAddress() => PeriodAddress.Parse(new Uri(Navigation.Uri).Query, Clock.GetUtcNow(), Zone);

    private async Task FollowAddressAsync()
    {
        _address = ReadAddress();
        if (_loaded is { } loaded && (_address with { AsTable = loaded.AsTable }) == loaded)
        {
            return;
        }

        // What is there stays until the next comes, with the focus on its chart; marked as busy when it is another
        // period's. Another count would stand under a wrong heading.
        if (_loaded?.Measure != _address.Measure)
        {
            _period = NewPart();
            StateHasChanged();
        }
        else if (_loaded.Period != _address.Period)
        {
            _overtaken = true;
            StateHasChanged();
        }

        _loaded = _address;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        if (_query is not null)
        {
            await _query.CancelAsync();
        }

        // Not disposed by a later one: this one may still be using it.
        using var query = _query = CancellationTokenSource.CreateLinkedTokenSource(_gone);
        try
        {
            var actor = await CurrentActor.GetAsync();
            var asked = _address.ToQuery(Clock.GetUtcNow(), Zone);
            _readAt = Clock.GetTimestamp();
            await _period.LoadAsync(async token => await History.PeriodAsync(actor, asked, token), query.Token);
            _present.Set(null);
            _overtaken &= query.IsCancellationRequested || _period.Error is not null;
            _chart = _period.Value is { } period
                ? StackedTimeChart.Of(ThrottledStack.Of(period, _address.Measure))
                : null;
        }
        finally
        {
            if (_query == query)
            {
                _query = null;
            }
        }
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    /// <summary>What is over does not change; who is still throttled does.</summary>
    private async Task RefreshAsync()
    {
        if (_query is not null || _refresh == AutoRefresh.Off)
        {
            return;
        }

        if (_address.Period.IsLive && Clock.GetElapsedTime(_readAt) >= (_refresh?.Interval() ?? PeriodInterval))
        {
            await ReloadAsync();
        }
        else if (_period.Value is { Accounts.Count: > 0 } period)
        {
            var actor = await CurrentActor.GetAsync();
            await _present.LoadAsync(
                async token =>
                    await History.NowAsync(actor, [.. period.Accounts.Select(account => account.AccountId)], token),
                _gone
            );
            StateHasChanged();
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs args) =>
        InvokeAsync(async () =>
        {
            // The parameters stay the same when only the query changes.
            if (new Uri(args.Location).AbsolutePath == PeriodAddress.Path)
            {
                await FollowAddressAsync();
                StateHasChanged();
            }
        });

    private void Go(PeriodAddress address) => Navigation.NavigateTo(address.ToUri());

    private void Choose(Period period) => Go(_address with { Period = period });

    private void Zoom(HistoryBucket part) => Choose(Period.Between(part.Start, part.End));

    private void ZoomOut() => Choose(_address.Period.ZoomedOut(Clock.GetUtcNow(), Zone));

    private void Show(ChartView view) => Go(_address with { AsTable = view == ChartView.Table });

    private void Count(HistoryMeasure measure) =>
        Go(_address with { Measure = measure, Sort = null, Ascending = false });
}
