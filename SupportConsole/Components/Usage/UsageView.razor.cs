using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Throttling.History;
using SupportConsole.Core.Usage;

namespace SupportConsole.Components.Usage;

/// <summary>
/// What was used in a period: the chart, its words and the rows. What is shown stands in the address, so that back, reload and links
/// work. Read once the page is there, not while it is prerendered: nothing waits for the sums of many accounts.
/// </summary>
public sealed partial class UsageView : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private Part<UsagePeriod> _period = null!;
    private CancellationTokenSource? _query;
    private UsageAddress _address = new();
    private UsageAddress? _asked;
    private UsageAddress _shown = new();
    private DateTimeOffset _readAt;
    private int _percent;
    private bool _isWidened;
    private bool _running;
    private bool _stopped;

    /// <summary>True while what is shown is not what the address asks for.</summary>
    private bool _overtaken;

    [Inject]
    public required IUsageReader Usage { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<UsageView> Logger { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>The account whose tab it is; null on the page of all accounts.</summary>
    [Parameter]
    public string? TabOf { get; set; }

    /// <summary>Another address is shown: for the page's own controls.</summary>
    [Parameter]
    public EventCallback<UsageAddress> OnAddress { get; set; }

    /// <summary>The reader asked for fresh figures.</summary>
    [Parameter]
    public EventCallback OnRefresh { get; set; }

    private UsageAddress Base => TabOf is { } account ? new UsageAddress().OnTab(account) : new();

    private IEnumerable<UsageGrouping> Groupings => Enum.GetValues<UsageGrouping>().Where(grouping => TabOf is null || grouping != UsageGrouping.Account);

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _period = new("the usage of a period", Logger);
        _address = ReadAddress();
        Navigation.LocationChanged += OnLocationChanged;
    }

    /// <inheritdoc/>
    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? FollowAddressAsync() : Task.CompletedTask;

    private static string Truth(bool value) => value ? "true" : "false";

    private static string PageText(UsagePeriod period)
    {
        var first = period.Page * UsageQuery.StandardPageSize;
        return $"{Figures.Whole(first + 1)}–{Figures.Whole(first + period.Rows.Count)} of {Figures.Whole(period.Groups)}";
    }

    private string? Of(Product product, Func<UsageFigures, string> text) => _period.Value is { } period
        ? text(period.Totals.Products.FirstOrDefault(usage => usage.Product == product)?.Figures ?? default)
        : null;

    private UsageAddress ReadAddress() => UsageAddress.Parse(new Uri(Navigation.Uri).Query, Clock.GetUtcNow(), TabOf);

    private async Task FollowAddressAsync()
    {
        _address = ReadAddress();
        await OnAddress.InvokeAsync(_address);
        if (_asked is { } asked && (_address with { AsTable = asked.AsTable }) == asked)
        {
            StateHasChanged();
            return;
        }

        _overtaken = _period.Value is not null;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        if (_query is { } overtaken)
        {
            _query = null;
            await overtaken.CancelAsync();
        }

        var address = _asked = _address;
        (_stopped, _percent, _running) = (false, 0, address.Problem is null);
        StateHasChanged();
        if (!_running)
        {
            return;
        }

        // Not disposed by a later one: this one may still be using it.
        using var query = _query = CancellationTokenSource.CreateLinkedTokenSource(_left.Token);
        var now = Clock.GetUtcNow();
        await _period.LoadAsync(
            async token =>
            {
                var read = await Usage.PeriodAsync(await CurrentActor.GetAsync(), address.ToQuery(now), new Reporter(this, token), token);

                // Stopped or overtaken as it came: figures must never stand under the address of others.
                token.ThrowIfCancellationRequested();
                return read;
            },
            query.Token);
        if (_query != query)
        {
            return;
        }

        (_query, _running) = (null, false);
        if (!query.IsCancellationRequested && _period is { Error: null, Value: { } period })
        {
            var (from, to) = address.Ends(now);
            (_shown, _readAt, _overtaken) = (address, now, false);
            _isWidened = period.Totals.From != from || period.Totals.To != to;
        }

        if (!_left.IsCancellationRequested)
        {
            StateHasChanged();
        }
    }

    private async Task RefreshAsync()
    {
        await OnRefresh.InvokeAsync();
        await LoadAsync();
    }

    private void Stop()
    {
        _query?.Cancel();
        _stopped = true;
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs args) => InvokeAsync(async () =>
    {
        // The parameters stay the same when only the query changes. On the way to another page or tab nothing is asked for any more.
        var (here, there) = (Base.ToUri(), new Uri(args.Location));
        var isTab = TabOf is null || there.Query.Contains("tab=usage", StringComparison.OrdinalIgnoreCase);
        if (isTab && there.AbsolutePath == here.Split('?')[0])
        {
            await FollowAddressAsync();
        }
    });

    private void Go(UsageAddress address) => Navigation.NavigateTo(address.ToUri());

    private void Zoom(HistoryBucket part) => Go(_address.Within(part.Start, part.End));

    private void Show(int percent)
    {
        if (_running && percent > _percent)
        {
            _percent = percent;
            StateHasChanged();
        }
    }

    /// <summary>Called from another thread.</summary>
    private sealed class Reporter(UsageView view, CancellationToken cancelled) : IProgress<double>
    {
        public void Report(double value)
        {
            if (!cancelled.IsCancellationRequested)
            {
                _ = view.InvokeAsync(() =>
                {
                    if (!cancelled.IsCancellationRequested)
                    {
                        view.Show((int)(value * 100));
                    }
                });
            }
        }
    }
}
