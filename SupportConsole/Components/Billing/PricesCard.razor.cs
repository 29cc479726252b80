using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Usage;

namespace SupportConsole.Components.Billing;

/// <summary>The prices that an account is charged by now, and those that are known to come.</summary>
public sealed partial class PricesCard
{
    [Inject]
    public required PriceBook Book { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    /// <summary>Name of its own price list; null for everybody's prices.</summary>
    [Parameter, EditorRequired]
    public string? PriceList { get; set; }

    private IReadOnlyList<PriceLine> Lines { get; set; } = [];

    /// <inheritdoc/>
    protected override void OnParametersSet() => Lines = PriceLine.Of(Book, PriceList, Clock.GetUtcNow());
}
