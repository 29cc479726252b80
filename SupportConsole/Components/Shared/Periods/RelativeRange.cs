namespace SupportConsole.Components.Shared.Periods;

/// <summary>A range that moves on with the clock.</summary>
/// <param name="Key">The range as it stands in an address.</param>
/// <param name="Text">The range on a button.</param>
/// <param name="Words">The range in a sentence.</param>
/// <param name="Length">Its length up to now; zero for a range that follows the calendar or has no start.</param>
public sealed record RelativeRange(string Key, string Text, string Words, TimeSpan Length)
{
    public static RelativeRange Minutes15 { get; } =
        new("15m", "Last 15 min", "the last 15 minutes", TimeSpan.FromMinutes(15));

    public static RelativeRange Hour { get; } = new("1h", "Last hour", "the last hour", TimeSpan.FromHours(1));

    public static RelativeRange Hours6 { get; } = new("6h", "Last 6 hours", "the last 6 hours", TimeSpan.FromHours(6));

    public static RelativeRange Hours24 { get; } =
        new("24h", "Last 24 hours", "the last 24 hours", TimeSpan.FromHours(24));

    public static RelativeRange Days7 { get; } = new("7d", "Last 7 days", "the last 7 days", TimeSpan.FromDays(7));

    public static RelativeRange Days30 { get; } = new("30d", "Last 30 days", "the last 30 days", TimeSpan.FromDays(30));

    /// <summary>From the first day of the month on the reader's calendar up to now.</summary>
    public static RelativeRange ThisMonth { get; } = new("month", "This month", "this month", TimeSpan.Zero);

    /// <summary>The whole month before.</summary>
    public static RelativeRange LastMonth { get; } = new("last-month", "Last month", "last month", TimeSpan.Zero);

    /// <summary>Everything there is: for lists, which need no start.</summary>
    public static RelativeRange All { get; } = new("all", "All time", "all time", TimeSpan.Zero);

    /// <summary>Every range, shortest first.</summary>
    public static IReadOnlyList<RelativeRange> Known { get; } =
    [Minutes15, Hour, Hours6, Hours24, Days7, Days30, ThisMonth, LastMonth, All];

    /// <summary>Start and end at a moment; a null end is open.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="zone">The zone whose months count.</param>
    internal (DateTimeOffset? From, DateTimeOffset? To) At(DateTimeOffset now, ReaderZone zone) =>
        Key switch
        {
            "all" => (null, null),
            "month" => (StartOfMonth(now, zone, 0), null),
            "last-month" => (StartOfMonth(now, zone, -1), StartOfMonth(now, zone, 0)),
            _ => (now - Length, null),
        };

    private static DateTimeOffset StartOfMonth(DateTimeOffset now, ReaderZone zone, int months)
    {
        var local = zone.Local(now);
        return zone.StartOf(new DateOnly(local.Year, local.Month, 1).AddMonths(months)).ToUniversalTime();
    }
}
