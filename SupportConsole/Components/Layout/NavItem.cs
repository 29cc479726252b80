using Microsoft.AspNetCore.Components.Routing;
using SupportConsole.Core.Access;

namespace SupportConsole.Components.Layout;

/// <summary>A page in the navigation; a new page is one line here.</summary>
/// <param name="Text">Its name.</param>
/// <param name="Href">Its address.</param>
/// <param name="Icon">See <see cref="Shared.IconDrawing"/>.</param>
/// <param name="Permission">Who sees it.</param>
/// <param name="Match">When it counts as the current page.</param>
internal sealed record NavItem(
    string Text,
    string Href,
    string Icon,
    Permission Permission,
    NavLinkMatch Match = NavLinkMatch.Prefix
)
{
    public static IReadOnlyList<NavItem> All { get; } =
    [
        new("Now", "/", "now", Permission.ViewAccounts, NavLinkMatch.All),
        new("Accounts", "/accounts", "accounts", Permission.ViewAccounts),
        new("Throttling", "/throttling", "throttling", Permission.ViewAccounts),
        new("Usage", "/usage", "usage", Permission.ViewAccounts),
        new("Escalations", "/escalations", "escalation", Permission.ViewEscalations),
        new("Audit", "/audit", "audit", Permission.ViewAudit),
    ];

    /// <summary>The drawing of the icon.</summary>
    public string Drawing => Shared.IconDrawing.Of(Icon);
}
