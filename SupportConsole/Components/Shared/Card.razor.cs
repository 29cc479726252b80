using Microsoft.AspNetCore.Components;

namespace SupportConsole.Components.Shared;

/// <summary>
/// A part of a page with a heading, what may be done beside it, and its own states: loading, failed, shown.
/// </summary>
public sealed partial class Card
{
    /// <summary>Id of the heading, which names the region.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>Links and buttons beside the heading.</summary>
    [Parameter]
    public RenderFragment? Head { get; set; }

    /// <summary>True while there is nothing to show; the content is not rendered then.</summary>
    [Parameter]
    public bool IsLoading { get; set; }

    /// <summary>Why the content could not be loaded; what was loaded before stays.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>Loads again.</summary>
    [Parameter]
    public EventCallback OnRetry { get; set; }

    /// <summary>Room kept while it loads.</summary>
    [Parameter]
    public int WaitingLines { get; set; } = 3;

    [Parameter]
    public string? Class { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>More attributes of the region, such as <c>data-testid</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public Dictionary<string, object?> Attributes { get; set; } = [];
}
