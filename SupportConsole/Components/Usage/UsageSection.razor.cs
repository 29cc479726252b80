using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Usage;

namespace SupportConsole.Components.Usage;

/// <summary>An account's tab: what it spent today and this month, and what that consists of.</summary>
public sealed partial class UsageSection : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private Part<Spend> _spend = null!;
    private UsageAddress _address = new();
    private string? _loadedId;

    [Inject]
    public required IUsageReader Usage { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<UsageSection> Logger { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_loadedId != AccountId)
        {
            _spend = new("an account's spend", Logger);
            _address = UsageAddress.Parse(new Uri(Navigation.Uri).Query, Clock.GetUtcNow(), AccountId);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_loadedId != AccountId)
        {
            _loadedId = AccountId;
            await ReloadAsync();
        }
    }

    private async Task ReloadAsync()
    {
        var (id, now) = (AccountId, Clock.GetUtcNow());
        var filter = new UsageFilter { AccountId = id };
        await _spend.LoadAsync(
            async token =>
            {
                var actor = await CurrentActor.GetAsync();
                return new Spend(
                    await Usage.TotalsAsync(actor, UsagePreset.StartOfDay(now), now, filter, token),
                    await Usage.TotalsAsync(actor, UsagePreset.StartOfMonth(now), now, filter, token));
            },
            _left.Token);
        if (!_left.IsCancellationRequested)
        {
            StateHasChanged();
        }
    }

    private void Follow(UsageAddress address) => _address = address;

    private void Go(UsageAddress address) => Navigation.NavigateTo(address.ToUri());

    private sealed record Spend(UsageTotals Today, UsageTotals Month);
}
