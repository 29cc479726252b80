using SupportConsole.Components.Shared;
using SupportConsole.Core.Alerts;

namespace SupportConsole.Components.Home;

/// <summary>Words of the alerts.</summary>
internal static class AlertCardTexts
{
    public const string Empty = "No account has been far over its limit for long.";
    public const string Unanswered = "That got no answer. Look again, and try once more.";

    /// <summary>Heads the column of <see cref="Begun"/>.</summary>
    public const string Since = "Throttled since";

    /// <summary>Since when the account is throttled, as on every other page; between two queues, since when it has been over.</summary>
    public static DateTimeOffset Begun(StandingAlert alert) => alert.ThrottledSince ?? alert.Alert.OverSince;

    public static string Title(AlertOptions options) =>
        $"Alerts: {Figures.Whole(options.OverPercent)} % or more over the limit{(options.OverMinutes == 0 ? "" : $" for {Figures.Whole(options.OverMinutes)} min")}";

    public static string Counted(IReadOnlyList<StandingAlert> alerts)
    {
        var open = alerts.Count(alert => alert.Alert.State == AlertState.Open);
        return $"{Figures.Whole(open)} unclaimed of {Figures.Whole(alerts.Count)}";
    }
}
