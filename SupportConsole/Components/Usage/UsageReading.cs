using SupportConsole.Components.Shared.Charts;
using SupportConsole.Core.Usage;

namespace SupportConsole.Components.Usage;

/// <summary>
/// The usage of a period as it was read: everything that stands on the page or the tab comes from one of these.
/// </summary>
/// <param name="Address">What was asked.</param>
/// <param name="Period">What was answered.</param>
/// <param name="ReadAt">When.</param>
public sealed record UsageReading(UsageAddress Address, UsagePeriod Period, DateTimeOffset ReadAt)
{
    /// <summary>The spend over time.</summary>
    public TimeChartData Chart { get; } = StackedTimeChart.Of(UsageStack.Of(Period, Address));

    /// <summary>True when the period asked for does not begin and end with whole hours.</summary>
    public bool IsWidened => Address.Ends(ReadAt) != (Period.Totals.From, Period.Totals.To);

    /// <summary>True when all rows are on this page.</summary>
    public bool IsWhole => Period.Groups <= Period.Rows.Count;

    /// <summary>Why there is nothing to draw; null when there is something.</summary>
    public string? Nothing =>
        Period.Groups > 0 ? null
        : Period.Buckets.Count == 0 ? UsageWords.Future
        : Address.Filter == new UsageFilter { AccountId = Address.TabOf } ? UsageWords.Nothing
        : UsageWords.NothingFiltered;

    /// <summary>What was used of a product.</summary>
    public UsageFigures Of(Product product) =>
        Period.Totals.Products.FirstOrDefault(usage => usage.Product == product)?.Figures ?? default;
}
