using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace SupportConsole.Components;

/// <summary>The document: theme and time zone come from cookies, so that the first bytes already are right.</summary>
public sealed partial class App
{
    private static readonly string[] Themes = ["system", "light", "dark"];

    private string _theme = Themes[0];
    private string? _zone;
    private bool _interactive;

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    private IComponentRenderMode? Mode => _interactive ? RenderMode.InteractiveServer : null;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _interactive = HttpContext.AcceptsInteractiveRouting();
        _zone = HttpContext.Request.Cookies["support-console-zone"];
        if (HttpContext.Request.Cookies["support-console-theme"] is { } theme && Themes.Contains(theme))
        {
            _theme = theme;
        }
    }
}
