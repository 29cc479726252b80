using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Throttling;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Live;

namespace SupportConsole.Components.Streaming;

/// <summary>An account's streaming sessions and LeMUR window: this minute, the limit's history, what is open and what was never terminated.</summary>
public sealed partial class StreamingCard : IDisposable
{
    /// <summary>The limits that the card is about.</summary>
    public static readonly IReadOnlyList<LimitKind> Limits = [LimitKind.StreamingSessionsPerMinute, LimitKind.LemurRequestsPerMinute];

    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _left = new();
    private Part<RateOverview> _rates = null!;
    private Part<HistoryView> _history = null!;
    private LiveRefresh? _live;
    private (string Id, HistoryRange Range)? _loaded;
    private int _page;
    private bool _table;

    [Inject]
    public required IRateReader Reader { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<StreamingCard> Logger { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Key of the chart's period, from the address.</summary>
    [Parameter]
    public string? Range { get; set; }

    private StreamingRate? Streaming => _rates.Value?.Rates.Streaming;

    private LemurRate? Lemur => _rates.Value?.Rates.Lemur;

    private bool IsFull => Streaming is { Allowance.Remaining: 0 };

    private bool IsLemurFull => Lemur is { Allowance.Remaining: 0 };

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
        var wanted = (AccountId, HistoryRange.OfADay(Range));
        if (_loaded == wanted)
        {
            return;
        }

        if (_loaded?.Id != AccountId)
        {
            _rates = new Part<RateOverview>("an account's streaming", Logger);
            _history = new Part<HistoryView>("an account's streaming history", Logger);
            _page = 0;
            _live?.Dispose();
            _live = null;
        }

        _loaded = wanted;
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

    private static string Pressed(bool pressed) => pressed ? "true" : "false";

    private static string Value(long? value) => value is { } known ? Figures.Whole(known) : "–";

    private async Task LoadAsync()
    {
        var actor = await CurrentActor.GetAsync();
        var (id, range, to) = (AccountId, HistoryRange.OfADay(Range), Clock.GetUtcNow());
        var from = to - range.Length;
        await Task.WhenAll(
            _rates.LoadAsync(token => Reader.AccountAsync(actor, id, _page, token), _left.Token),
            _history.LoadAsync(
                async token => new HistoryView(range, from, to, [.. (await Reader.HistoryAsync(actor, id, from, to, token)).Select(StepOf)]), _left.Token));
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

    private static Step StepOf(StreamingStretch stretch) => new(
        stretch.From, stretch.To, Count(stretch.Opened), Count(stretch.Refused), stretch.Limit, 0, 0);

    private static int Count(long value) => (int)Math.Min(int.MaxValue / 4, value);
}
