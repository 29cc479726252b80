using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Live;
using SupportConsole.Core.Throttling.Episodes;

namespace SupportConsole.Components.Throttling;

/// <summary>The account's episodes of the chart's period, a page at a time, and what was refused for negative balance.</summary>
public sealed partial class EpisodesCard : IDisposable
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _left = new();
    private Part<AccountPeriod> _period = null!;
    private LiveRefresh? _live;
    private (string Id, HistoryPeriod Period)? _loaded;
    private DateTimeOffset _asked;
    private int _page;

    [Inject]
    public required IAccountPeriodReader Periods { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<EpisodesCard> Logger { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Key of the chart's period, from the address.</summary>
    [Parameter]
    public string? Range { get; set; }

    /// <summary>Start of a custom period, from the address.</summary>
    [Parameter]
    public string? From { get; set; }

    /// <summary>Its end.</summary>
    [Parameter]
    public string? To { get; set; }

    private HistoryPeriod Chosen => HistoryPeriod.Of(Range, From, To, Zone);

    private AccountPeriod? Period => _period.Value;

    // A page that has emptied since can still be left.
    private int Pages => Math.Max(_page + 1, ((Period?.EpisodeTotal ?? 0) + AccountPeriod.PageSize - 1) / AccountPeriod.PageSize);

    private bool IsCut => Period is { } period && period.From > _asked;

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
        if (_loaded == (AccountId, Chosen))
        {
            return;
        }

        if (_loaded?.Id != AccountId)
        {
            _period = new Part<AccountPeriod>("an account's episodes", Logger);
            _live?.Dispose();
            _live = null;
        }

        _page = 0;
        _loaded = (AccountId, Chosen);
        await LoadAsync();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (_live is null)
        {
            var id = AccountId;
            _live = new LiveRefresh(Clock, RefreshInterval, () => InvokeAsync(ReloadAsync), signal => Updates.Subscribe(id, signal));
        }
    }

    private async Task LoadAsync()
    {
        var actor = await CurrentActor.GetAsync();
        var (id, page) = (AccountId, _page);
        var (from, to) = Chosen.At(Clock.GetUtcNow());
        _asked = from;
        await _period.LoadAsync(async token => await Periods.ReadAsync(actor, id, from, to, page, token), _left.Token);
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task TurnAsync(int page)
    {
        _page = page;
        await ReloadAsync();
    }
}
