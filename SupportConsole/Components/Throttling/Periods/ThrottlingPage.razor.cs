using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Charts;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Access;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Throttling.History;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Components.Throttling.Periods;

/// <summary>
/// Who was throttled or refused in a period. What is shown stands in the address, so that back, reload and links work.
/// </summary>
public sealed partial class ThrottlingPage
{
    /// <summary>A period up to now gains nothing from being summed up more often.</summary>
    private static readonly TimeSpan PeriodInterval = TimeSpan.FromSeconds(10);

    private PeriodAddress _address = new(Period.Last(PeriodRules.Throttling.Standard));
    private ThrottlingPeriod? _charted;
    private IReadOnlyDictionary<string, AccountNow>? _present;
    private TimeChartData? _chart;
    private long _readAt;
    private bool _restored;

    [Inject]
    public required IThrottlingHistory History { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>Carried from the prerendered page into the circuit, so that it does not empty and fill again.</summary>
    [PersistentState]
    public ThrottlingPeriod? Handed { get; set; }

    /// <inheritdoc/>
    protected override string Name => "the throttling of a period";

    /// <summary>Chart and table are the same figures.</summary>
    protected override object Key => _address with { AsTable = false };

    /// <inheritdoc/>
    protected override string? LiveAccountId => null;

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(2);

    private bool IsBusy => IsOvertaken || Shown is { Value: null, Error: null };

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= OnLocationChanged;
        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        _address = ReadAddress();
        return base.OnParametersSetAsync();
    }

    /// <summary>
    /// What is there stays until the next comes, with the focus on its chart. Another count would stand under a wrong
    /// heading.
    /// </summary>
    protected override bool KeepsValue(object previousKey) =>
        previousKey is PeriodAddress previous && previous.Measure == _address.Measure;

    /// <inheritdoc/>
    protected override ThrottlingPeriod? Prerendered()
    {
        // Once: what is handed over next is of another address.
        var known = _restored ? null : Handed;
        (_restored, _readAt) = (true, Clock.GetTimestamp());
        return known;
    }

    /// <inheritdoc/>
    protected override async Task<ThrottlingPeriod?> LoadAsync(Actor actor, CancellationToken cancellationToken)
    {
        _readAt = Clock.GetTimestamp();
        return await History.PeriodAsync(actor, _address.ToQuery(Clock.GetUtcNow(), Zone), cancellationToken);
    }

    /// <summary>What is over does not change; who is still throttled does.</summary>
    protected override async Task<ThrottlingPeriod?> RefreshAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (
            Shown.Value is not { } period
            || (_address.Period.IsLive && Clock.GetElapsedTime(_readAt) >= PeriodInterval)
        )
        {
            return await LoadAsync(actor, cancellationToken);
        }

        if (period.Accounts.Count > 0)
        {
            _present = await History.NowAsync(
                actor,
                [.. period.Accounts.Select(account => account.AccountId)],
                cancellationToken
            );
        }

        return period;
    }

    /// <inheritdoc/>
    protected override Task ArrivedAsync()
    {
        if (!ReferenceEquals(_charted, Shown.Value))
        {
            _charted = Handed = Shown.Value;
            _present = null;
            _chart = _charted is { } period ? StackedTimeChart.Of(ThrottledStack.Of(period, _address.Measure)) : null;
        }

        return Task.CompletedTask;
    }

    private long? Figure(Func<PeriodTotals, long> figure) => Shown.Value is { } period ? figure(period.Totals) : null;

    private RefusalSum SumOf(PeriodTotals totals) =>
        _address.Product == LimitedProduct.Streaming ? totals.Streams : totals.Lemur;

    private static string Truth(bool value) => value ? "true" : "false";

    private PeriodAddress ReadAddress() => PeriodAddress.Parse(new Uri(Navigation.Uri).Query, Clock.GetUtcNow(), Zone);

    private void OnLocationChanged(object? sender, LocationChangedEventArgs args) =>
        InvokeAsync(async () =>
        {
            // The parameters stay the same when only the query changes.
            if (new Uri(args.Location).AbsolutePath == PeriodAddress.Path)
            {
                _address = ReadAddress();
                var opened = FollowKeyAsync();
                StateHasChanged();
                await opened;
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
