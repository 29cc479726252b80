using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Usage;

namespace SupportConsole.Components.Usage;

/// <summary>A period's spend as what charts draw.</summary>
internal static class UsageStack
{
    public static StackedPeriod Of(UsagePeriod period, UsageAddress address) =>
        new()
        {
            From = period.Totals.From,
            To = period.Totals.To,
            Size = period.Size,
            Buckets = period.Buckets,
            Top =
            [
                .. period.Top.Select(series => new StackedSeries(
                    Label(series, address),
                    UsageLinks.Of(address, series.Group),
                    series.Costs
                )
                {
                    Key = series.Group.ToString(),
                }),
            ],
            Others = period.Others,
            OtherCount = Math.Max(0, period.Groups - period.Top.Count),
            Title = UsageWords.ChartTitle,
            LegendTitle = UsageWords.LegendTitle(address.GroupBy),
            Description = Describe(period, address),
            Figure = Cost,
            Count = Cost,
        };

    private static string Cost(long micros) => UsageWords.Cost(new Money(micros));

    /// <summary>
    /// Every account has a project called default, and calls without a key: among those of several accounts the account
    /// is told first.
    /// </summary>
    private static string Label(UsageSeries series, UsageAddress address)
    {
        var label = UsageWords.Label(address.GroupBy, series.Group, series.Names);
        return UsageWords.TellsAccount(address) ? $"{series.Names.Account ?? series.Group.AccountId} / {label}" : label;
    }

    private static string Describe(UsagePeriod period, UsageAddress address)
    {
        var grouping = address.GroupBy;
        var most =
            period.Top.Count == 0
                ? ""
                : UsageWords.Most(
                    period.Top.Take(3).Select(series => $"{Label(series, address)} {Cost(series.Costs.Sum())}")
                );
        return UsageWords.Describe(grouping, period, most);
    }
}
