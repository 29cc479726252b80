namespace SupportConsole.Core.Usage;

/// <summary>Sums by group and by product, gathered part by part; tells what costs most.</summary>
/// <param name="columns">What a group is.</param>
internal sealed class UsageRanking(UsageColumns columns)
{
    private readonly Dictionary<UsageGroup, UsageFigures> _groups = [];
    private readonly SortedDictionary<Product, UsageFigures> _products = [];
    private UsageFigures _all;

    /// <summary>Counts a sum, which must tell its product.</summary>
    public void Add(UsageSum sum)
    {
        var group = sum.GroupOf(columns);
        _groups[group] = _groups.GetValueOrDefault(group) + sum.Figures;
        _products[sum.Product] = _products.GetValueOrDefault(sum.Product) + sum.Figures;
        _all += sum.Figures;
    }

    /// <summary>The sums of a period.</summary>
    public UsageTotals Totals(UsageFrame frame) =>
        new(frame.From, frame.To, _all, [.. _products.Select(product => new ProductUsage(product.Key, product.Value))]);

    /// <summary>
    /// All groups, most cost first; of the same cost, most items first; then by their ids, so that pages do not
    /// overlap.
    /// </summary>
    public IReadOnlyList<UsageGroup> Ordered() =>
        [
            .. _groups
                .OrderByDescending(group => group.Value.Cost)
                .ThenByDescending(group => group.Value.Items)
                .ThenBy(group => group.Key.AccountId, StringComparer.Ordinal)
                .ThenBy(group => group.Key.ProjectId, StringComparer.Ordinal)
                .ThenBy(group => group.Key.ApiKeyId, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Product)
                .ThenBy(group => group.Key.Model, StringComparer.Ordinal)
                .Select(group => group.Key),
        ];

    /// <summary>The groups with a line of their own in the chart: what costs nothing has none.</summary>
    /// <param name="ordered">All groups, most cost first.</param>
    public IReadOnlyList<UsageGroup> Top(IReadOnlyList<UsageGroup> ordered) =>
        [.. ordered.Take(UsagePeriod.TopGroups).Where(group => _groups[group].Cost > Money.Zero)];

    /// <summary>A group's row.</summary>
    public UsageRow Row(UsageGroup group, UsageNames names) =>
        new(group, names, _groups[group], Share(_groups[group].Cost, _all.Cost));

    /// <summary>The share of a part, 0 to 1; 0 of nothing.</summary>
    public static decimal Share(Money part, Money all) => all > Money.Zero ? (decimal)part.Micros / all.Micros : 0;
}
