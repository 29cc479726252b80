using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Components.Streaming;

/// <summary>Which product a history is about.</summary>
public sealed partial class ProductSwitch
{
    /// <summary>The one that is shown.</summary>
    [Parameter, EditorRequired]
    public LimitedProduct Value { get; set; }

    /// <summary>Raised when the reader chooses one.</summary>
    [Parameter]
    public EventCallback<LimitedProduct> ValueChanged { get; set; }

    /// <summary>The product that an address names; transcripts where it names none.</summary>
    /// <param name="name">As in the address, in any case.</param>
    internal static LimitedProduct Parse(string? name) =>
        Enum.GetValues<LimitedProduct>()
            .FirstOrDefault(product => string.Equals(product.ToString(), name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The product in an address; null for transcripts, which need no word.</summary>
    internal static string? NameOf(LimitedProduct product) =>
        product == LimitedProduct.Transcripts ? null : product.ToString().ToLowerInvariant();
}
