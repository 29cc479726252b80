using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace SupportConsole.Components.Shared;

/// <summary>
/// A part of a live page that the page's refreshes leave alone: it is rendered again only when what it depends on has
/// changed. Components in it go on rendering themselves.
/// </summary>
public sealed class RenderOnChange : ComponentBase
{
    private object? _rendered;
    private bool _isDue;

    /// <summary>Everything of the page that the content shows, compared by value.</summary>
    [Parameter, EditorRequired]
    public required object Of { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _isDue = !Equals(_rendered, Of);
        _rendered = Of;
    }

    /// <inheritdoc/>
    protected override bool ShouldRender() => _isDue;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
