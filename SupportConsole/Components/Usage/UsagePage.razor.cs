using Microsoft.AspNetCore.Components;

namespace SupportConsole.Components.Usage;

/// <summary>What all accounts used and what it cost, by account, product, model, project and key.</summary>
public sealed partial class UsagePage
{
    private UsageAddress _address = new();

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    /// <inheritdoc/>
    protected override void OnInitialized() =>
        _address = UsageAddress.Parse(new Uri(Navigation.Uri).Query, Clock.GetUtcNow());

    private void Follow(UsageAddress address) => _address = address;

    private void Go(UsageAddress address) => Navigation.NavigateTo(address.ToUri());
}
