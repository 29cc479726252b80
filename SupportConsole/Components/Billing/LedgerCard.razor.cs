using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Live;

namespace SupportConsole.Components.Billing;

/// <summary>An account's ledger, newest first, and how it makes the balance.</summary>
public sealed partial class LedgerCard : IDisposable
{
    private const int PageSize = 10;

    private readonly CancellationTokenSource _left = new();
    private readonly Stack<long> _before = [];
    private Part<LedgerPage> _page = null!;
    private LiveRefresh? _live;
    private Actor? _actor;
    private string? _loadedId;

    [Inject]
    public required IBillingReader Billing { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<LedgerCard> Logger { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

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
        if (_loadedId == AccountId)
        {
            return;
        }

        _loadedId = AccountId;
        _page = new Part<LedgerPage>("an account's ledger", Logger);
        _before.Clear();
        _live?.Dispose();
        _live = null;
        _actor ??= await CurrentActor.GetAsync();
        await LoadAsync();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (_live is null)
        {
            var id = AccountId;

            // A busy account's usage moves all the time; its sum may be a second old.
            _live = new LiveRefresh(Clock, TimeSpan.FromSeconds(1), () => InvokeAsync(ReloadAsync), signal => Updates.Subscribe(id, signal));
        }
    }

    private Task LoadAsync()
    {
        var (id, before) = (AccountId, _before.TryPeek(out var first) ? first : (long?)null);
        return _page.LoadAsync(async token => await Billing.LedgerAsync(_actor!, id, before, PageSize, token), _left.Token);
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task OlderAsync()
    {
        _before.Push(_page.Value!.Entries[^1].Id);
        return LoadAsync();
    }

    private Task NewerAsync()
    {
        _before.TryPop(out _);
        return LoadAsync();
    }
}
