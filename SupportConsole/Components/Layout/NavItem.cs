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
        new(ShellWords.NowPage, "/", "now", Permission.ViewAccounts, NavLinkMatch.All),
        new(ShellWords.AccountsPage, "/accounts", "accounts", Permission.ViewAccounts),
        new(ShellWords.TranscriptsPage, "/transcripts", "transcripts", Permission.ViewAccounts),
        new(ShellWords.ThrottlingPage, "/throttling", "throttling", Permission.ViewAccounts),
        new(ShellWords.UsagePage, "/usage", "usage", Permission.ViewAccounts),
        new(ShellWords.EscalationsPage, "/escalations", "escalation", Permission.ViewEscalations),
        new(ShellWords.PaymentsPage, "/payments", "payments", Permission.HandlePayments),
        new(ShellWords.AuditPage, "/audit", "audit", Permission.ViewAudit),
        new(ShellWords.SessionsPage, "/sessions", "person", Permission.ManageSessions),
        new(ShellWords.PlatformKeysPage, "/platform-keys", "key", Permission.ManagePlatformKeys),
    ];

    /// <summary>The drawing of the icon.</summary>
    public string Drawing => Shared.IconDrawing.Of(Icon);
}
