using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Components.Streaming;

/// <summary>The history of an account's streaming sessions or of its LeMUR requests: chart, and episodes.</summary>
public sealed partial class RateHistory
{
    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Streaming or LeMUR.</summary>
    [Parameter, EditorRequired]
    public LimitedProduct Product { get; set; }

    /// <summary>Key of the chart's period, from the address.</summary>
    [Parameter]
    public string? Range { get; set; }

    /// <summary>Start of a period between two times, from the address.</summary>
    [Parameter]
    public string? From { get; set; }

    /// <summary>Its end.</summary>
    [Parameter]
    public string? To { get; set; }
}
