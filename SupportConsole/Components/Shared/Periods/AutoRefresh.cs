namespace SupportConsole.Components.Shared.Periods;

/// <summary>How often a page reads its period again by itself.</summary>
public enum AutoRefresh
{
    Off = 0,

    /// <summary>With every change that the page hears of.</summary>
    Live = 1,
    TenSeconds = 2,
    Minute = 3,
}

/// <summary>Refresh rates in words and in addresses.</summary>
internal static class AutoRefreshes
{
    /// <summary>The rates of a part that hears of changes.</summary>
    public static IReadOnlyList<AutoRefresh> All { get; } = Enum.GetValues<AutoRefresh>();

    /// <summary>
    /// The rates of a part that hears of nothing, and whose reading costs more: other people's servers, or the sums of
    /// many accounts.
    /// </summary>
    public static IReadOnlyList<AutoRefresh> ByClock { get; } = [AutoRefresh.Off, AutoRefresh.Minute];

    public static string Text(this AutoRefresh refresh) =>
        refresh switch
        {
            AutoRefresh.Live => PeriodWords.RefreshLive,
            AutoRefresh.TenSeconds => PeriodWords.RefreshTenSeconds,
            AutoRefresh.Minute => PeriodWords.RefreshMinute,
            _ => PeriodWords.RefreshOff,
        };

    /// <summary>The time between two readings; null where no clock decides.</summary>
    public static TimeSpan? Interval(this AutoRefresh refresh) =>
        refresh switch
        {
            AutoRefresh.TenSeconds => TimeSpan.FromSeconds(10),
            AutoRefresh.Minute => TimeSpan.FromMinutes(1),
            _ => null,
        };
}
