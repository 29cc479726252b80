using System.Globalization;
using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Live;

namespace SupportConsole.Components.Escalations;

/// <summary>What waits for engineering, what they decided, and what ended without them. Tab and page stand in the address.</summary>
public sealed partial class EscalationsPage : IDisposable
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _left = new();
    private Part<EscalationPage> _list = null!;
    private LiveRefresh? _live;
    private (EscalationKind Kind, int Page)? _loaded;

    [Inject]
    public required IEscalationService Escalations { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<EscalationsPage> Logger { get; init; }

    /// <summary>Which kind.</summary>
    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    /// <summary>From 1. A text: the framework fails the whole page for a number that it cannot read.</summary>
    [SupplyParameterFromQuery]
    public string? Page { get; set; }

    private EscalationKind Kind => Enum.TryParse<EscalationKind>(Tab, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : EscalationKind.Waiting;

    private int Number => int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 100_000) : 1;

    private int Pages => _list.Value is { } list ? Math.Max(1, (list.Counts[Kind] + EscalationQuery.PageSize - 1) / EscalationQuery.PageSize) : 1;

    /// <inheritdoc/>
    public void Dispose()
    {
        _live?.Dispose();
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => _list = new Part<EscalationPage>("the escalations", Logger);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded != (Kind, Number))
        {
            _loaded = (Kind, Number);
            await LoadAsync();
        }
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _live = new LiveRefresh(Clock, RefreshInterval, () => InvokeAsync(ReloadAsync), signal => Updates.Subscribe(null, signal));
        }
    }

    private async Task LoadAsync()
    {
        var actor = await CurrentActor.GetAsync();
        var query = new EscalationQuery(Kind, Number);
        await _list.LoadAsync(async token => await Escalations.ListAsync(actor, query, token), _left.Token);
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }
}
