using System.Globalization;
using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Throttling;

/// <summary>A period the chart can show.</summary>
/// <param name="Key">As it stands in the address.</param>
/// <param name="Text">On its button.</param>
/// <param name="Words">In a sentence.</param>
/// <param name="Length">Its length; up to now unless it has ends of its own.</param>
internal sealed record HistoryRange(string Key, string Text, string Words, TimeSpan Length)
{
    /// <summary>Key of a period with ends of its own.</summary>
    public const string CustomKey = "custom";

    private const int MostTicks = 8;

    private static readonly TimeSpan[] TickSteps =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
        TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(5), TimeSpan.FromDays(7), TimeSpan.FromDays(14), TimeSpan.FromDays(30),
        TimeSpan.FromDays(60), TimeSpan.FromDays(90), TimeSpan.FromDays(180), TimeSpan.FromDays(365),
    ];

    public static IReadOnlyList<HistoryRange> All { get; } =
    [
        new("1h", "1 h", "the last hour", TimeSpan.FromHours(1)),
        new("6h", "6 h", "the last 6 hours", TimeSpan.FromHours(6)),
        new("24h", "24 h", "the last 24 hours", TimeSpan.FromHours(24)),
        new("7d", "7 d", "the last 7 days", TimeSpan.FromDays(7)),
        new("30d", "30 d", "the last 30 days", TimeSpan.FromDays(30)),
    ];

    /// <summary>Between two times on the axis.</summary>
    public TimeSpan Tick => TickSteps.FirstOrDefault(step => Length / step <= MostTicks, TickSteps[^1]);

    /// <summary>The period of a key; six hours for any other.</summary>
    public static HistoryRange Of(string? key) => All.FirstOrDefault(range => range.Key == key) ?? All[1];

    /// <summary>The period of a key, for charts that show a day at most.</summary>
    public static HistoryRange OfADay(string? key) => Of(key) is { Length.TotalHours: <= 24 } range ? range : All[2];

    /// <summary>A period with ends of its own.</summary>
    public static HistoryRange Custom(DateTimeOffset from, DateTimeOffset to, ReaderZone zone) =>
        new(CustomKey, HistoryTexts.Custom, $"{zone.Exact(from)} to {zone.Exact(to)}", to - from);

    /// <summary>How the axis writes a time.</summary>
    public string Label(DateTimeOffset local) =>
        local.ToString(Tick >= TimeSpan.FromDays(60) ? "MMM yyyy" : Tick >= TimeSpan.FromDays(1) ? "d MMM" : Length > TimeSpan.FromHours(30) ? "ddd HH:mm" : "HH:mm", CultureInfo.InvariantCulture);
}
