using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Core.Billing.LowBalances;

/// <summary>
/// When a balance that nothing refills is low: it does not last long at the rate of the last days; section
/// <c>LowBalance</c>.
/// </summary>
public sealed class LowBalanceOptions
{
    public const string Section = "LowBalance";

    /// <summary>A balance that lasts fewer hours is low.</summary>
    [Range(1, 720)]
    public int Hours { get; set; } = 48;

    /// <summary>Days over which the rate of spending is measured.</summary>
    [Range(1, 30)]
    public int Days { get; set; } = 7;

    /// <summary>Minutes after which spending is measured anew.</summary>
    [Range(1, 1_440)]
    public int MeasureMinutes { get; set; } = 10;

    /// <summary>The balance below which such a spending is low.</summary>
    internal Money LowBelow(Money spent) =>
        new((long)Math.Min(long.MaxValue, (decimal)spent.Micros * Hours / (Days * 24)));

    /// <summary>How long a balance lasts at such a spending.</summary>
    internal TimeSpan Lasts(Money balance, Money spent) =>
        TimeSpan.FromMinutes((double)((decimal)balance.Micros * Days * 24 * 60 / spent.Micros));
}
