namespace SupportConsole.Components.Usage;

/// <summary>A period that moves on with the time. Months are UTC's, as the hours of usage are.</summary>
/// <param name="Key">As it stands in the address.</param>
/// <param name="Text">On its button.</param>
/// <param name="Ends">Its start and end at a moment.</param>
public sealed record UsagePreset(string Key, string Text, Func<DateTimeOffset, (DateTimeOffset From, DateTimeOffset To)> Ends)
{
    /// <summary>All of them, shortest first.</summary>
    public static IReadOnlyList<UsagePreset> All { get; } =
    [
        new("24h", "24 h", now => (now.AddHours(-24), now)),
        new("7d", "7 d", now => (now.AddDays(-7), now)),
        new("30d", "30 d", now => (now.AddDays(-30), now)),
        new("month", "This month", now => (StartOfMonth(now), now)),
        new("last-month", "Last month", now => (StartOfMonth(now).AddMonths(-1), StartOfMonth(now))),
    ];

    /// <summary>What is shown when the address says nothing.</summary>
    public static UsagePreset Standard => All[1];

    /// <summary>The preset of a key; null for any other text.</summary>
    public static UsagePreset? Find(string? key) => All.FirstOrDefault(preset => preset.Key == key);

    /// <summary>Midnight, UTC, of the month's first day.</summary>
    public static DateTimeOffset StartOfMonth(DateTimeOffset now) => new(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Midnight, UTC.</summary>
    public static DateTimeOffset StartOfDay(DateTimeOffset now) => new(now.UtcDateTime.Date, TimeSpan.Zero);
}
