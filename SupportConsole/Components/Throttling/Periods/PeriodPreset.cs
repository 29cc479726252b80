namespace SupportConsole.Components.Throttling.Periods;

/// <summary>A period that ends now and moves on with it.</summary>
/// <param name="Key">As it stands in the address.</param>
/// <param name="Text">On its button.</param>
/// <param name="Length">Up to now.</param>
public sealed record PeriodPreset(string Key, string Text, TimeSpan Length)
{
    /// <summary>All of them, shortest first.</summary>
    public static IReadOnlyList<PeriodPreset> All { get; } =
    [
        new("1h", "1 h", TimeSpan.FromHours(1)),
        new("24h", "24 h", TimeSpan.FromHours(24)),
        new("7d", "7 d", TimeSpan.FromDays(7)),
        new("30d", "30 d", TimeSpan.FromDays(30)),
    ];

    /// <summary>What is shown when the address says nothing.</summary>
    public static PeriodPreset Standard => All[1];

    /// <summary>The preset of a key; null for any other text.</summary>
    public static PeriodPreset? Find(string? key) => All.FirstOrDefault(preset => preset.Key == key);
}
