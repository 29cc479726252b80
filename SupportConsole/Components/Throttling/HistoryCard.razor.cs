using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Live;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Episodes;
using SupportConsole.Core.Throttling.History;

namespace SupportConsole.Components.Throttling;

/// <summary>Running and queued over a period with the changes of the limit, as a chart or as the same figures in a table.</summary>
public sealed partial class HistoryCard : IDisposable
{
    /// <summary>A chart of hours gains nothing from more than this.</summary>
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _left = new();
    private Part<HistoryView> _history = null!;
    private LiveRefresh? _live;
    private (string Id, HistoryPeriod Period)? _loaded;
    private bool _table;
    private bool _choosing;

    [Inject]
    public required IThrottlingReader Throttling { get; init; }

    [Inject]
    public required IThrottlingHistory History { get; init; }

    [Inject]
    public required IAccountPeriodReader Periods { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<HistoryCard> Logger { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Key of the period, from the address.</summary>
    [Parameter]
    public string? Range { get; set; }

    /// <summary>Start of a custom period, from the address.</summary>
    [Parameter]
    public string? From { get; set; }

    /// <summary>Its end.</summary>
    [Parameter]
    public string? To { get; set; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    private HistoryPeriod Chosen => HistoryPeriod.Of(Range, From, To, Zone);

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
            _history = new Part<HistoryView>("an account's history", Logger);
            _live?.Dispose();
            _live = null;
        }

        _loaded = (AccountId, Chosen);
        _choosing &= Chosen.IsCustom;
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

    private async Task LoadAsync()
    {
        var actor = await CurrentActor.GetAsync();
        var (id, period) = (AccountId, Chosen);
        var (from, to) = period.At(Clock.GetUtcNow());
        await _history.LoadAsync(
            async token =>
            {
                var changes = await Periods.LimitChangesAsync(actor, id, from, to, token);
                if (to - from > RollupSteps.Longer)
                {
                    var sums = await History.AccountAsync(actor, id, from, to, token);
                    return new HistoryView(period.Range, sums?.From ?? from, sums?.To ?? to, sums is null ? [] : RollupSteps.Of(sums), changes);
                }

                var steps = StepSeries.Of(await Throttling.HistoryAsync(actor, id, from, to, token), from, to);
                return new HistoryView(period.Range, from, to, StepBuckets.Of(steps, StepBuckets.For(to - from)), changes);
            },
            _left.Token);
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private void Choose(HistoryRange range)
    {
        _choosing = false;
        Show(range.Key, null, null);
    }

    private void Choose((DateTimeOffset From, DateTimeOffset To) period) =>
        Show(HistoryRange.CustomKey, HistoryPeriod.Write(period.From), HistoryPeriod.Write(period.To));

    private void Show(string range, string? from, string? to) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["range"] = range, ["from"] = from, ["to"] = to }), replace: true);
}
