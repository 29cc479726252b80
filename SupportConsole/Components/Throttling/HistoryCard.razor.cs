using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Live;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Components.Throttling;

/// <summary>Running and queued over the last hours, as a chart or as the same figures in a table.</summary>
public sealed partial class HistoryCard : IDisposable
{
    /// <summary>A chart of hours gains nothing from more than this.</summary>
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _left = new();
    private Part<HistoryView> _history = null!;
    private LiveRefresh? _live;
    private (string Id, HistoryRange Range)? _loaded;
    private bool _table;

    [Inject]
    public required IThrottlingReader Throttling { get; init; }

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

    private HistoryRange Chosen => HistoryRange.Of(Range);

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
        var (id, range, to) = (AccountId, Chosen, Clock.GetUtcNow());
        var from = to - range.Length;
        await _history.LoadAsync(
            async token => new HistoryView(range, from, to, StepSeries.Of(await Throttling.HistoryAsync(actor, id, from, to, token), from, to)),
            _left.Token);
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private void Choose(HistoryRange range) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("range", range.Key), replace: true);
}
