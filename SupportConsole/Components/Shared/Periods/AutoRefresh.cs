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
    public static string Text(this AutoRefresh refresh) => refresh switch
    {
        AutoRefresh.Live => "Live",
        AutoRefresh.TenSeconds => "10 s",
        AutoRefresh.Minute => "1 min",
        _ => "Off",
    };

    /// <summary>The rate as it stands in an address, as <c>refresh</c>.</summary>
    public static string Key(this AutoRefresh refresh) => refresh switch
    {
        AutoRefresh.Live => "live",
        AutoRefresh.TenSeconds => "10s",
        AutoRefresh.Minute => "1m",
        _ => "off",
    };

    /// <summary>The rate of a key; the standard for any other text.</summary>
    public static AutoRefresh Of(string? key, AutoRefresh standard) =>
        Enum.GetValues<AutoRefresh>().Where(refresh => refresh.Key() == key).DefaultIfEmpty(standard).First();

    /// <summary>The time between two readings; null where no clock decides.</summary>
    public static TimeSpan? Interval(this AutoRefresh refresh) => refresh switch
    {
        AutoRefresh.TenSeconds => TimeSpan.FromSeconds(10),
        AutoRefresh.Minute => TimeSpan.FromMinutes(1),
        _ => null,
    };
}
