using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Limits.Rates;

namespace SupportConsole.Components.Streaming;

/// <summary>Open streaming sessions, oldest first: an old one was probably forgotten.</summary>
public sealed partial class OpenSessions
{
    [Inject]
    public required TimeProvider Clock { get; init; }

    /// <summary>What was read.</summary>
    [Parameter, EditorRequired]
    public required RateOverview Overview { get; set; }

    /// <summary>The page shown, from 0.</summary>
    [Parameter, EditorRequired]
    public int Page { get; set; }

    /// <summary>Asks for another page.</summary>
    [Parameter, EditorRequired]
    public EventCallback<int> OnPage { get; set; }

    // A page that has emptied since can still be left.
    private int Pages => Math.Max(Page + 1, (Overview.OpenTotal + RateOverview.PageSize - 1) / RateOverview.PageSize);
}
