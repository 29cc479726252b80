namespace SupportConsole.Components.Throttling;

/// <summary>A period the chart can show.</summary>
/// <param name="Key">As it stands in the address.</param>
/// <param name="Text">On its button.</param>
/// <param name="Words">In a sentence.</param>
/// <param name="Length">Up to now.</param>
/// <param name="Tick">Between two times on the axis.</param>
internal sealed record HistoryRange(string Key, string Text, string Words, TimeSpan Length, TimeSpan Tick)
{
    public static IReadOnlyList<HistoryRange> All { get; } =
    [
        new("1h", "1 h", "the last hour", TimeSpan.FromHours(1), TimeSpan.FromMinutes(10)),
        new("6h", "6 h", "the last 6 hours", TimeSpan.FromHours(6), TimeSpan.FromHours(1)),
    ];

    /// <summary>The period of a key; six hours for any other.</summary>
    public static HistoryRange Of(string? key) => All.FirstOrDefault(range => range.Key == key) ?? All[1];
}
