using MudBlazor;

namespace SupportConsole.Components.Shared;

/// <summary>The drawings behind the console's names for icons.</summary>
internal static class IconDrawing
{
    /// <summary>The drawing, as MudBlazor's icons take it.</summary>
    /// <param name="name">The console's name for it.</param>
    public static string Of(string name) =>
        name switch
        {
            "clock" => Icons.Material.Outlined.Schedule,
            "copy" => Icons.Material.Outlined.ContentCopy,
            "check" => Icons.Material.Outlined.Check,
            "warning" => Icons.Material.Outlined.WarningAmber,
            "stop" => Icons.Material.Outlined.Block,
            "search" => Icons.Material.Outlined.Search,
            "external" => Icons.Material.Outlined.OpenInNew,
            "menu" => Icons.Material.Outlined.Menu,
            "person" => Icons.Material.Outlined.Person,
            "now" => Icons.Material.Outlined.MonitorHeart,
            "accounts" => Icons.Material.Outlined.Groups,
            "transcripts" => Icons.Material.Outlined.GraphicEq,
            "throttling" => Icons.Material.Outlined.BarChart,
            "usage" => Icons.Material.Outlined.DataUsage,
            "escalation" => Icons.Material.Outlined.Flag,
            "payments" => Icons.Material.Outlined.Payments,
            "key" => Icons.Material.Outlined.Key,
            "audit" => Icons.Material.Outlined.FactCheck,
            "streaming" => Icons.Material.Outlined.Podcasts,
            "theme-system" => Icons.Material.Outlined.Contrast,
            "theme-light" => Icons.Material.Outlined.LightMode,
            "theme-dark" => Icons.Material.Outlined.DarkMode,
            _ => throw new InvalidOperationException($"There is no icon named {name}."),
        };
}
