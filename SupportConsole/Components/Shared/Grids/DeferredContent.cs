using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace SupportConsole.Components.Shared.Grids;

/// <summary>
/// Renders its content after the components before it were initialised: a grid is drawn once its columns are known.
/// </summary>
public sealed class DeferredContent : ComponentBase
{
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
