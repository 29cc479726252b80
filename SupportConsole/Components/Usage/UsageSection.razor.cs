using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Access;
using SupportConsole.Core.Usage;

namespace SupportConsole.Components.Usage;

/// <summary>An account's tab: what it spent today and this month, and what that consists of.</summary>
public sealed partial class UsageSection
{
    private UsageAddress _address = new();
    private string? _addressOf;

    [Inject]
    public required IUsageReader Usage { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Name of its own price list; null for everybody's prices.</summary>
    [Parameter]
    public string? PriceList { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an account's spend";

    /// <inheritdoc/>
    protected override object Key => AccountId;

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    /// <summary>Read with the period below, so that both are of one moment.</summary>
    protected override bool IsLive => false;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (_addressOf != AccountId)
        {
            (_addressOf, _address) = (
                AccountId,
                UsageAddress.Parse(new Uri(Navigation.Uri).Query, Clock.GetUtcNow(), AccountId)
            );
        }

        return base.OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override async Task<SpendSoFar?> LoadAsync(Actor actor, CancellationToken cancellationToken)
    {
        var (now, filter) = (Clock.GetUtcNow(), new UsageFilter { AccountId = AccountId });
        var (month, _) = Period.Last(RelativeRange.ThisMonth).At(now, ReaderZone.Utc);
        return new(
            await Usage.TotalsAsync(actor, new(now.UtcDateTime.Date, TimeSpan.Zero), now, filter, cancellationToken),
            await Usage.TotalsAsync(actor, month, now, filter, cancellationToken)
        );
    }

    private void Follow(UsageAddress address) => _address = address;
}

/// <summary>What an account spent up to now, by UTC's calendar.</summary>
public sealed record SpendSoFar(UsageTotals Today, UsageTotals Month);
