using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Theme;

namespace SupportConsole.Components;

/// <summary>
/// The document: theme, density, time zone and navigation come from cookies, so that the first bytes already are right.
/// </summary>
public sealed partial class App
{
    private static readonly string[] Themes = ["system", "light", "dark"];

    private string _theme = Themes[0];
    private string _themeAddress = ThemeSheet.Path;
    private string? _density;
    private string? _person;
    private string? _view;
    private string? _zone;
    private bool _navOpen;
    private bool _interactive;

    [Inject]
    public required IServiceProvider Services { get; init; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    private IComponentRenderMode? Mode => _interactive ? RenderMode.InteractiveServer : null;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var cookies = HttpContext.Request.Cookies;
        _interactive = HttpContext.AcceptsInteractiveRouting();
        _zone = cookies["support-console-zone"];
        _navOpen = cookies["support-console-nav"] != "mini";
        if (cookies["support-console-theme"] is { } theme && Themes.Contains(theme))
        {
            _theme = theme;
        }

        if (HttpContext.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id)
        {
            // Several people may share a browser; an id may hold what a cookie's name may not.
            _person = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..12];
            _view = cookies[ViewPreferences.CookiePrefix + _person];
            var preferences = Services.GetRequiredService<ViewPreferences>();
            preferences.Restore(_view);
            _density = preferences.IsCompact ? "compact" : null;
        }

        _themeAddress = await Services.GetRequiredService<ThemeSheet>().AddressAsync();
    }
}
