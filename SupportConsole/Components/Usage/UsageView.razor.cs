using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Usage;

namespace SupportConsole.Components.Usage;

/// <summary>
/// What was used in a period: the chart, its words and the rows. What is shown stands in the address, so that back,
/// reload and links work. Read once the page is there, not while it is prerendered: nothing waits for the sums of many
/// accounts.
/// </summary>
public sealed partial class UsageView : IDisposable
{
    private Inquiry<UsageAddress, UsageReading> _inquiry = null!;
    private UsageAddress _address = new();
    private AutoRefresh? _refresh = AutoRefresh.Off;
    private int _percent;

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

    /// <summary>Raised when another address is shown: for the page's own controls.</summary>
    [Parameter]
    public EventCallback<UsageAddress> OnAddress { get; set; }

    /// <summary>Raised when the reader asked for fresh figures.</summary>
    [Parameter]
    public EventCallback OnRefresh { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _inquiry.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _inquiry = new("the usage of a period", Logger, StateHasChanged);
        _address = ReadAddress();
        Navigation.LocationChanged += OnLocationChanged;
    }

    /// <inheritdoc/>
    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender ? FollowAddressAsync() : Task.CompletedTask;

    private UsageAddress ReadAddress() => UsageAddress.Parse(new Uri(Navigation.Uri).Query, Clock.GetUtcNow(), TabOf);

    private async Task FollowAddressAsync()
    {
        _address = ReadAddress();
        await OnAddress.InvokeAsync(_address);
        if (_address.Problem is not null)
        {
            await _inquiry.DropAsync();
        }
        else if (_inquiry.Asked != Question())
        {
            await AskAsync();
            return;
        }

        StateHasChanged();
    }

    /// <summary>What has to be read; chart and table are the same figures, in any order.</summary>
    private UsageAddress Question() => _address with { AsTable = false, Sort = null };

    private Task AskAsync()
    {
        _percent = 0;
        var (question, now) = (Question(), Clock.GetUtcNow());
        return _inquiry.AskAsync(question, async token =>
        {
            var period = await Usage.PeriodAsync(
                await CurrentActor.GetAsync(),
                question.ToQuery(now),
                new Reporter(this, token),
                token
            );
            return new UsageReading(question, period, now);
        });
    }

    private async Task RefreshAsync()
    {
        await OnRefresh.InvokeAsync();
        await AskAsync();
    }

    private Task TickAsync() => _inquiry.IsAsking ? Task.CompletedTask : RefreshAsync();

    private void OnLocationChanged(object? sender, LocationChangedEventArgs args) =>
        InvokeAsync(async () =>
        {
            // The parameters stay the same when only the query changes. On the way to another page or tab nothing is
            // asked for any more.
            var (here, there) = (_address.ToUri(), new Uri(args.Location));
            var isTab = TabOf is null || there.Query.Contains("tab=usage", StringComparison.OrdinalIgnoreCase);
            if (isTab && there.AbsolutePath == here.Split('?')[0])
            {
                await FollowAddressAsync();
            }
        });

    private void Go(UsageAddress address) => Navigation.NavigateTo(address.ToUri());

    private void Zoom(HistoryBucket part) => Go(_address.In(Period.Between(part.Start, part.End)));

    private void Show(int percent)
    {
        if (percent > _percent)
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
